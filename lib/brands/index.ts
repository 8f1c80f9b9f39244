/** A brand's rules: presets and their immutable versions. */
export { createPresetVersion } from './create-preset-version';
export { getPreset, type PresetView } from './get-preset';
export { listPresets, type PresetSummary } from './list-presets';
export { readLogo } from './read-logo';
