export { type Brief, type BriefRequest, briefSchema, LIMITS, QUIET_REGIONS, type Quiet } from './brief';
export { LAYOUT_QUIET } from './layout-quiet';
export { isOwnName } from './own-name';
export { ASPECTS, type Aspect, aspectOf, findPlacement, PLACEMENTS, type Placement } from './placements/index';
export {
  COLOUR_ROLES,
  type ColourRole,
  LAYOUT_IDS,
  type LayoutId,
  type Preset,
  type PresetSnapshot,
  presetSchema,
  presetSnapshotSchema,
} from './preset';
