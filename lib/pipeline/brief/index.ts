export {
  type Brief,
  type BriefRequest,
  briefSchema,
  LIMITS,
  NO_ENGINE,
  PEOPLE,
  QUIET_REGIONS,
  type Quiet,
} from './brief';
export { LAYOUT_QUIET } from './layout-quiet';
export { isOwnName } from './own-name';
export {
  ASPECTS,
  type Aspect,
  aspectOf,
  findPlacement,
  ORIGINAL,
  PLACEMENTS,
  type Placement,
  placementOf,
} from './placements/index';
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
export {
  DECLARED_SOURCES,
  type DeclaredSource,
  type OriginMark,
  SEALED_TYPES,
  type SealedPicture,
  sealedSchema,
} from './sealed';
