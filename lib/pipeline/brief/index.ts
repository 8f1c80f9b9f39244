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
export { type Diversified, diversify, TONES, UNTOUCHED, type Untouched, untouchedBecause } from './diversify';
export { INITIAL_MODES, type InitialMode, initialModeOf, type PictureReference } from './initial';
export { LAYOUT_QUIET, quietOf } from './layout-quiet';
export { applyLocked, type Breach, LOCKABLE } from './locked-fields';
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
export { type Change, type Clash, changesBetween, type Json, type Merge, mergeChanges } from './preset-changes';
export {
  type LayoutShape,
  type OwnDrawing,
  type OwnLayout,
  type OwnSlot,
  ownLayoutSchema,
  SHAPES,
  SLOT_NAMES,
  type SlotName,
  shapeOf,
} from './preset-layout';
export { type Enforcement, enforcementSchema, type Locked, lockedSchema } from './preset-rules';
export { EMBEDDING, FONT_LIMITS, type StoredFont } from './preset-type';
export { leastLabelShare, REGIONS, type Region, regionsWantLabel } from './regions';
export {
  DECLARED_SOURCES,
  type DeclaredSource,
  type OriginMark,
  SEALED_TYPES,
  type SealedPicture,
  sealedSchema,
} from './sealed';
export { type Suggestion, suggestWording } from './suggest-wording';
