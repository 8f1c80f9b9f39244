/** A brand's rules: presets, their drafts and immutable versions, and how they are shared. */
import { FONTS } from '../imaging/index';

export type { CreatedVersion } from './add-version';
export { createPresetVersion } from './create-preset-version';
export { type DraftView, discardDraft, getDraft, publishDraft, type Saved, saveDraft, startPreset } from './drafts';
export { exportPreset } from './export-preset';
export { getPreset, type PresetView } from './get-preset';
export { type GuidelineFile, importGuidelines } from './guidelines/import-guidelines';
export type { FoundColour, FoundFont, FoundLogo, Proposal } from './guidelines/proposal';
export { importPreset } from './import-preset';
export { type BrandCard, listBrands } from './list-brands';
export { listPresets, type PresetSummary } from './list-presets';
export type { PreviewCreative } from './preview/compose-preview';
export { type Preview, previewPreset } from './preview/preview-preset';
export { readLayout } from './read-layout';
export { readDraftLogo, readLogo } from './read-logo';
export { acceptOffer, declineOffer, listOffers, unfollow } from './sharing/answer-offer';
export { copyPreset } from './sharing/copy-preset';
export { endShare, listShares, SHARE_MODES, type ShareMode, type ShareView, sharePreset } from './sharing/share-preset';
export { storePresetFont, storePresetLogo, storePresetReference } from './store-file';
export { typefacesFor } from './typefaces-for';
export { diffVersions, getVersion, listVersions, rollbackPreset, type VersionView } from './versions';
export { closeWorkshop } from './workshop/index';

/** Families that every installation can set. */
export const bundledFamilies = (): string[] => FONTS.map(({ family }) => family);
