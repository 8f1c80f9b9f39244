/** Reads a file's Content Credentials. Never follows a link out of the file, never throws for a bad file. */
import type { z } from 'zod';
import { DECLARATION_ASSERTION, REPORT_ASSERTION } from '../generator';
import { sourceTypeName } from '../source-type';
import { codeOfError } from './explain-error';
import type { Failure } from './failure';
import {
  actionsShape,
  bindingShape,
  type codes,
  declarationShape,
  type deltas,
  disclosureShape,
  type Manifest,
  miningShape,
  reportShape,
  storeShape,
} from './manifest-store';
import { ownChecks } from './own-checks';
import { c2pa } from './runtime';
import { c2paSettings } from './settings';

export const CREDENTIAL_STATES = ['trusted', 'valid', 'invalid', 'none'] as const;
/** `valid`: intact, signed by somebody this installation does not know. `trusted`: intact and signed under a trust anchor. */
export type CredentialState = (typeof CREDENTIAL_STATES)[number];

export interface IngredientResult {
  title: string;
  relationship: string;
  mediaType: string | null;
  /** Its own credentials: a broken ingredient does not break the manifest that holds it, so it is told apart. */
  state: CredentialState;
  issuer: string | null;
  failures: Failure[];
}

export interface ManifestSummary {
  label: string;
  title: string | null;
  issuer: string | null;
  signedBy: string | null;
  generator: string | null;
  /** RFC 3339. From a time-stamp authority when `timeStamped`, otherwise as the signer states it. */
  time: string | null;
  timeStamped: boolean;
  sourceType: string | null;
  /** Who says so: whoever made it, a customer about a picture of theirs, or the manifest of what it was made from. */
  sourceBy: 'creator' | 'declaration' | 'parent' | null;
  actions: { action: string; sourceType: string | null; description: string | null }[];
  model: { name: string | null; identifier: string | null; oversight: string | null } | null;
  trainingMining: Record<string, string> | null;
  softBindings: { algorithm: string; value: string }[];
  report: { sha256: string; generation: string; asset: string } | null;
}

export interface Credentials {
  state: CredentialState;
  manifest: ManifestSummary | null;
  failures: Failure[];
  ingredients: IngredientResult[];
  /** Host-independent fact: the file says its manifest lies elsewhere. It was not fetched. */
  remoteManifest: boolean;
}

const TRUSTED = 'signingCredential.trusted';
const UNTRUSTED = 'signingCredential.untrusted';

const nothing = (): Credentials => ({
  state: 'none',
  manifest: null,
  failures: [],
  ingredients: [],
  remoteManifest: false,
});

/** Every assertion of a label (`label`, `label__1`, …) that has the expected shape; foreign shapes are passed over. */
function assertionsOf<T>(manifest: Manifest, label: string, shape: z.ZodType<T>): T[] {
  return manifest.assertions
    .filter((entry) => entry.label.split('__')[0] === label)
    .flatMap((entry) => {
      const parsed = shape.safeParse(entry.data);
      return parsed.success ? [parsed.data] : [];
    });
}

function stateOf(found: z.infer<typeof codes>): CredentialState {
  if (found.failure.some((entry) => entry.code !== UNTRUSTED)) return 'invalid';
  return found.success.some((entry) => entry.code === TRUSTED) ? 'trusted' : 'valid';
}

function failuresOf(found: z.infer<typeof codes>): Failure[] {
  return found.failure.map((entry) => ({ code: entry.code, explanation: entry.explanation ?? '' }));
}

function actionsOf(manifest: Manifest) {
  return [
    ...assertionsOf(manifest, 'c2pa.actions.v2', actionsShape),
    ...assertionsOf(manifest, 'c2pa.actions', actionsShape),
  ].flatMap((entry) => entry.actions);
}

/** Edits of edits are followed this far back. */
const GENERATIONS = 8;

/** Whoever opens a picture does not say how it came to be (spec 2.4): then its parent does, or a declaration. */
function sourceOf(
  manifest: Manifest,
  manifests: Record<string, Manifest>,
  depth = 0,
): Pick<ManifestSummary, 'sourceType' | 'sourceBy'> {
  const inception = actionsOf(manifest).find(({ action }) => action === 'c2pa.created' || action === 'c2pa.opened');
  if (inception?.digitalSourceType)
    return { sourceType: sourceTypeName(inception.digitalSourceType), sourceBy: 'creator' };
  // An opened picture of which a model drew a part is what that edit made of it.
  const drawn = actionsOf(manifest).find(
    ({ action, digitalSourceType }) => action === 'c2pa.edited' && /trained/i.test(digitalSourceType ?? ''),
  );
  if (drawn?.digitalSourceType) return { sourceType: sourceTypeName(drawn.digitalSourceType), sourceBy: 'creator' };
  const declared = assertionsOf(manifest, DECLARATION_ASSERTION, declarationShape)[0];
  if (declared) return { sourceType: sourceTypeName(declared.digitalSourceType), sourceBy: 'declaration' };
  const parent = manifest.ingredients.find(({ relationship }) => relationship === 'parentOf');
  if (parent?.digital_source_type)
    return { sourceType: sourceTypeName(parent.digital_source_type), sourceBy: 'declaration' };
  const own = parent?.active_manifest ? manifests[parent.active_manifest] : undefined;
  if (!own || depth >= GENERATIONS) return { sourceType: null, sourceBy: null };
  const { sourceType } = sourceOf(own, manifests, depth + 1);
  return { sourceType, sourceBy: sourceType === null ? null : 'parent' };
}

function summarise(label: string, manifest: Manifest, manifests: Record<string, Manifest>): ManifestSummary {
  const actions = actionsOf(manifest);
  const inception = actions.find((entry) => entry.action === 'c2pa.created' || entry.action === 'c2pa.opened');
  const disclosure = assertionsOf(manifest, 'c2pa.ai-disclosure', disclosureShape)[0];
  const mining = assertionsOf(manifest, 'cawg.training-mining', miningShape)[0];
  const report = assertionsOf(manifest, REPORT_ASSERTION, reportShape)[0];
  const info = manifest.claim_generator_info?.[0];
  const generator = info ? [info.name, info.version].filter(Boolean).join(' ') : (manifest.claim_generator ?? null);
  return {
    label,
    title: manifest.title ?? null,
    issuer: manifest.signature_info?.issuer ?? null,
    signedBy: manifest.signature_info?.common_name ?? null,
    generator,
    time: manifest.signature_info?.time ?? inception?.when ?? null,
    timeStamped: Boolean(manifest.signature_info?.time),
    ...sourceOf(manifest, manifests),
    actions: actions.map((entry) => ({
      action: entry.action,
      sourceType: entry.digitalSourceType ? sourceTypeName(entry.digitalSourceType) : null,
      description: entry.description ?? null,
    })),
    model: disclosure
      ? {
          name: disclosure.modelName ?? null,
          identifier: disclosure.modelIdentifier ?? null,
          oversight: disclosure.contentProfile?.humanOversightLevel ?? null,
        }
      : null,
    trainingMining: mining
      ? Object.fromEntries(Object.entries(mining.entries).map(([entry, value]) => [entry, value.use]))
      : null,
    softBindings: assertionsOf(manifest, 'c2pa.soft-binding', bindingShape).flatMap((binding) =>
      binding.blocks.map((block) => ({ algorithm: binding.alg, value: block.value })),
    ),
    report: report ? { sha256: report.reportSha256, generation: report.generation, asset: report.asset } : null,
  };
}

function ingredientResults(
  active: Manifest,
  manifests: Record<string, Manifest>,
  changes: z.infer<typeof deltas>,
): IngredientResult[] {
  return active.ingredients.map((ingredient) => {
    const facts = {
      title: ingredient.title ?? 'untitled',
      relationship: ingredient.relationship,
      mediaType: ingredient.format ?? null,
    };
    if (!ingredient.active_manifest) return { ...facts, state: 'none', issuer: null, failures: [] };
    // What its validator saw when it was taken in, and what differs today.
    const delta = changes.find((entry) => entry.ingredientAssertionURI.endsWith(`/${ingredient.label ?? ' '}`));
    const seen = ingredient.validation_results?.activeManifest;
    const found = {
      success: [...(seen?.success ?? []), ...(delta?.validationDeltas.success ?? [])],
      failure: [
        ...(seen?.failure ?? []),
        ...(ingredient.validation_status ?? []),
        ...(delta?.validationDeltas.failure ?? []),
      ],
    };
    const once = [...new Map(found.failure.map((entry) => [entry.code, entry])).values()];
    const kept = { success: found.success, failure: once };
    const issuer = manifests[ingredient.active_manifest]?.signature_info?.issuer ?? null;
    return { ...facts, state: stateOf(kept), issuer, failures: failuresOf(kept) };
  });
}

/** Every manifest store is a JUMBF box of this kind; a file without it holds no credentials, however damaged it is. */
const JUMBF = Buffer.from('jumb');

/** What the library's error means for a reader. */
function unreadable(error: unknown, bytes: Uint8Array): Credentials {
  const message = error instanceof Error ? error.message : String(error);
  if (/RemoteManifest/i.test(message)) return { ...nothing(), remoteManifest: true };
  if (
    /JumbfNotFound|UnsupportedType/i.test(message) ||
    !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(JUMBF)
  )
    return nothing();
  const failure = { code: codeOfError(message) ?? 'manifest.unreadable', explanation: message.slice(0, 300) };
  return { ...nothing(), state: 'invalid', failures: [failure] };
}

/**
 * Reads and validates the credentials in `bytes`. Throws only when the library itself cannot be loaded.
 * @param mediaType by content, not by name: a wrong one reads as no credentials
 * @param trustAnchorsPem root (or intermediate) certificates this installation trusts; empty trusts nobody
 * @param answered codes of failures that the caller looked into by other means and found to be none
 */
export async function readCredentials(
  bytes: Uint8Array,
  mediaType: string,
  trustAnchorsPem = '',
  answered: ReadonlySet<string> = new Set(),
): Promise<Credentials> {
  const { Reader } = c2pa();
  let json: string;
  try {
    const reader = await Reader.fromBytes(mediaType, bytes, c2paSettings(trustAnchorsPem));
    try {
      json = reader.json();
    } finally {
      reader.free();
    }
  } catch (error) {
    return unreadable(error, bytes);
  }
  const parsed = storeShape.safeParse(JSON.parse(json));
  if (!parsed.success) return unreadable(new Error('the manifest store has an unknown shape'), bytes);
  const { active_manifest: label, manifests, validation_results: found } = parsed.data;
  const active = label ? manifests[label] : undefined;
  if (!label || !active || !found) return unreadable(new Error('the file has no active manifest'), bytes);
  const actions = actionsOf(active).map(({ action, parameters }) => ({
    action,
    ingredients: parameters?.ingredients ?? [],
  }));
  const failures = [...failuresOf(found.activeManifest), ...ownChecks({ ingredients: active.ingredients, actions })];
  const standing = failures.filter(({ code }) => !answered.has(code));
  const once = [...new Map(standing.map((entry) => [entry.code, entry])).values()];
  return {
    state: stateOf({ success: found.activeManifest.success, failure: once }),
    manifest: summarise(label, active, manifests),
    failures: once,
    ingredients: ingredientResults(active, manifests, found.ingredientDeltas ?? []),
    remoteManifest: false,
  };
}

/** The reader's crJSON (C2PA's interchange form of a manifest store), for rubrics and for people who want everything. */
export async function readCrJson(bytes: Uint8Array, mediaType: string, trustAnchorsPem = ''): Promise<unknown> {
  const reader = await c2pa().Reader.fromBytes(mediaType, bytes, c2paSettings(trustAnchorsPem));
  try {
    return JSON.parse(reader.crJson());
  } finally {
    reader.free();
  }
}
