/** Each fault of the specification that a still picture can have, made on purpose. */
import { type Cbor, CREATED, type Crafted, manifestBox, reference, standard, URN } from './craft';

export interface Fault {
  /** The specification's code. */
  code: string;
  /** What our reader answers where its library names the same fault otherwise. */
  answer?: string;
  make(parts: Crafted): void | Promise<void>;
}

const OTHER = 'urn:c2pa:00000000-0000-4000-8000-0000000000aa';
const ZERO = new Uint8Array(32);
const GARBAGE = Uint8Array.of(0xbf, 0x61, 0x61, 0xff, 0x01);
const add = (parts: Crafted, label: string, data: Cbor = {}) => void parts.assertions.push({ label, data });

const ingredient = (extra: { [key: string]: Cbor } = {}) => ({
  label: 'c2pa.ingredient.v3',
  data: { relationship: 'parentOf', 'dc:format': 'image/png', instanceID: 'xmp:iid:1', ...extra },
});

/** Opens `about`, and says so as the specification wants it. */
function opens(parts: Crafted, about: ReturnType<typeof ingredient>): void {
  parts.assertions = [
    about,
    {
      label: 'c2pa.actions.v2',
      data: {
        allActionsIncluded: true,
        actions: [{ action: 'c2pa.opened', parameters: { ingredients: [reference(about)] } }],
      },
    },
  ];
}

/** Another manifest in the store, whole by itself; answers its box. */
async function earlier(change: (parts: Crafted) => void = () => {}): Promise<Uint8Array> {
  const parts = standard();
  parts.label = OTHER;
  parts.claim = { ...parts.claim, signature: `self#jumbf=/c2pa/${OTHER}/c2pa.signature` };
  change(parts);
  return manifestBox(parts, parts.dataHash({ start: 33, length: 10 }, ZERO));
}

async function opensEarlier(parts: Crafted, box: Uint8Array, hash: Uint8Array, signatureHash?: Uint8Array) {
  parts.earlier = [box];
  const results = { activeManifest: { success: [], informational: [], failure: [] } };
  opens(
    parts,
    ingredient({
      activeManifest: { url: `self#jumbf=/c2pa/${OTHER}`, hash },
      ...(signatureHash
        ? { claimSignature: { url: `self#jumbf=/c2pa/${OTHER}/c2pa.signature`, hash: signatureHash } }
        : {}),
      validationResults: results,
    }),
  );
}

const setActions = (parts: Crafted, ...actions: Cbor[]) => {
  parts.assertions = [{ label: 'c2pa.actions.v2', data: { allActionsIncluded: true, actions } }];
};

export const FAULTS: readonly Fault[] = [
  { code: 'assertion.action.malformed', make: (parts) => setActions(parts, CREATED, { reason: 'no action' }) },
  {
    code: 'assertion.dataHash.malformed',
    make: (parts) => {
      parts.dataHash = () => [{ label: 'c2pa.hash.data', data: { exclusions: 'none', alg: 'sha256' } }];
    },
  },
  {
    code: 'assertion.boxesHash.malformed',
    make: (parts) => {
      parts.dataHash = () => [{ label: 'c2pa.hash.boxes', data: { boxes: 'none' } }];
    },
  },
  {
    code: 'assertion.boxesHash.unknownBox',
    answer: 'assertion.boxesHash.mismatch',
    make: (parts) => {
      parts.dataHash = () => [
        {
          label: 'c2pa.hash.boxes',
          data: { alg: 'sha256', boxes: [{ names: ['zzzz'], hash: ZERO, pad: new Uint8Array(0) }] },
        },
      ];
    },
  },
  {
    code: 'assertion.boxesHash.mismatch',
    make: (parts) => {
      parts.dataHash = () => [
        {
          label: 'c2pa.hash.boxes',
          data: {
            alg: 'sha256',
            boxes: ['PNGh', 'IHDR', 'C2PA', 'iCCP', 'pHYs', 'IDAT', 'IEND'].map((name) => ({
              names: [name],
              hash: ZERO,
              pad: new Uint8Array(0),
            })),
          },
        },
      ];
    },
  },
  {
    code: 'assertion.bmffHash.malformed',
    make: (parts) => {
      parts.dataHash = () => [{ label: 'c2pa.hash.bmff.v3', data: { exclusions: 'none', alg: 'sha256' } }];
    },
  },
  {
    code: 'assertion.external-reference.malformed',
    make: (parts) => add(parts, 'c2pa.external-reference', { location: 5 }),
  },
  {
    code: 'assertion.external-reference.labelMismatch',
    answer: 'assertion.external-reference.malformed',
    make: (parts) =>
      add(parts, 'c2pa.external-reference', {
        label: 'c2pa.actions.v2',
        location: { url: 'https://example.org/a', hash: ZERO, alg: 'sha256' },
      }),
  },
  {
    code: 'assertion.ingredient.malformed',
    make: (parts) => void parts.assertions.push({ label: 'c2pa.ingredient.v3', data: { relationship: 7 } }),
  },
  {
    code: 'assertion.cbor.invalid',
    make: (parts) =>
      void parts.assertions.push(
        { label: 'c2pa.metadata', content: { kind: 'cbor', bytes: GARBAGE } },
        { label: 'c2pa.soft-binding', content: { kind: 'cbor', bytes: GARBAGE } },
      ),
  },
  {
    code: 'assertion.json.invalid',
    make: (parts) =>
      void parts.assertions.push({
        label: 'c2pa.metadata',
        content: { kind: 'json', bytes: new TextEncoder().encode('{"@context":') },
      }),
  },
  {
    code: 'claim.cbor.invalid',
    make: (parts) => {
      const { boxes } = parts;
      parts.boxes = (made) => boxes({ ...made, claim: GARBAGE });
    },
  },
  {
    code: 'claim.hardBindings.missing',
    make: (parts) => {
      parts.dataHash = () => [];
    },
  },
  {
    code: 'claim.malformed',
    make: (parts) => {
      parts.claim = { alg: 'sha256', signature: 5 };
    },
  },
  {
    code: 'claim.missing',
    make: (parts) => {
      const { boxes } = parts;
      parts.boxes = (made) => boxes(made).slice(1);
    },
  },
  {
    code: 'claim.multiple',
    make: (parts) => {
      const { boxes } = parts;
      parts.boxes = (made) => [...boxes(made).slice(0, 1), ...boxes(made)];
    },
  },
  {
    code: 'assertion.multipleHardBindings',
    make: (parts) => {
      const { dataHash } = parts;
      parts.dataHash = (at, hash) => [
        ...dataHash(at, hash),
        ...dataHash(at, hash).map((one) => ({ ...one, label: 'c2pa.hash.data__1' })),
      ];
    },
  },
  {
    code: 'hashedURI.missing',
    make: (parts) =>
      void parts.assertions.push({
        label: 'org.example.there',
        data: {},
        url: 'self#jumbf=c2pa.assertions/org.example.nowhere',
      }),
  },
  {
    code: 'ingredient.manifest.missing',
    make: async (parts) => {
      await opensEarlier(parts, await earlier(), ZERO, ZERO);
      parts.earlier = [];
    },
  },
  {
    code: 'manifest.multipleParents',
    make: (parts) => {
      const one = ingredient();
      opens(parts, one);
      parts.assertions.push({ ...ingredient({ instanceID: 'xmp:iid:2' }), label: 'c2pa.ingredient.v3__1' });
    },
  },
  {
    code: 'assertion.action.ingredientMismatch',
    make: (parts) => {
      const about = ingredient();
      opens(parts, about);
      setActionsAfter(parts, about, {
        action: 'c2pa.opened',
        parameters: { ingredients: [{ ...reference(about), url: 'self#jumbf=c2pa.assertions/c2pa.ingredient.v3__7' }] },
      });
    },
  },
  {
    code: 'assertion.action.redactionMismatch',
    answer: 'assertion.notRedacted',
    make: (parts) =>
      setActions(parts, CREATED, {
        action: 'c2pa.redacted',
        reason: 'c2pa.PII.present',
        parameters: { redacted: `self#jumbf=/c2pa/${URN}/c2pa.assertions/org.example.gone` },
      }),
  },
  {
    code: 'assertion.dataHash.mismatch',
    make: (parts) => {
      const { dataHash } = parts;
      parts.dataHash = (at) => dataHash(at, ZERO);
    },
  },
  {
    code: 'assertion.hashedURI.mismatch',
    make: (parts) => void parts.assertions.push({ label: 'org.example.changed', data: { a: 1 }, hash: ZERO }),
  },
  {
    code: 'assertion.hardBinding.redacted',
    make: async (parts) => {
      const box = await earlier();
      await opensEarlier(parts, box, ZERO, ZERO);
      parts.claim = {
        ...parts.claim,
        redacted_assertions: [`self#jumbf=/c2pa/${OTHER}/c2pa.assertions/c2pa.hash.data`],
      };
    },
  },
  { code: 'ingredient.manifest.mismatch', make: async (parts) => opensEarlier(parts, await earlier(), ZERO) },
  {
    code: 'claimSignature.missing',
    make: (parts) => {
      const { boxes } = parts;
      parts.boxes = (made) => boxes(made).slice(0, 1);
    },
  },
  {
    code: 'claimSignature.mismatch',
    make: (parts) => {
      parts.signature = (envelope) => {
        const changed = new Uint8Array(envelope);
        const last = changed.length - 5;
        changed[last] = (changed[last] ?? 0) ^ 1;
        return changed;
      };
    },
  },
];

function setActionsAfter(parts: Crafted, about: ReturnType<typeof ingredient>, action: Cbor): void {
  parts.assertions = [about, { label: 'c2pa.actions.v2', data: { allActionsIncluded: true, actions: [action] } }];
}

const NOT_STILL = 'not for still pictures';
const NOT_JUDGED = 'c2pa-rs 0.91.3 does not know this assertion: it is carried and not judged, and we write none';

/** Codes without a fixture, and why. */
export const WITHOUT_FIXTURE: Readonly<Record<string, string>> = {
  'assertion.collectionHash.malformed': NOT_STILL,
  'assertion.collectionHash.mismatch': NOT_STILL,
  'manifest.html.multipleManifests': NOT_STILL,
  'manifest.structuredText.emptyReference': NOT_STILL,
  'manifest.structuredText.malformedReference': NOT_STILL,
  'manifest.structuredText.multipleReferences': NOT_STILL,
  'manifest.structuredText.noManifest': NOT_STILL,
  'manifest.structuredText.noResolutionPath': NOT_STILL,
  'assertion.external-reference.created': NOT_JUDGED,
  'assertion.external-reference.hashMismatch': 'the reference lies outside the file, and nothing outside is fetched',
  'assertion.alternativeContentRepresentation.malformed': NOT_JUDGED,
  'assertion.alternativeContentRepresentation.missing': NOT_JUDGED,
  'assertion.alternativeContentRepresentation.hashMismatch': NOT_JUDGED,
  'assertion.multiAssetHash.malformed': NOT_JUDGED,
  'assertion.multiAssetHash.mismatch': NOT_JUDGED,
  'assertion.bmffHash.mismatch': 'made from a signed AVIF of ours: see the test beside this table',
  'manifest.inaccessible': 'a manifest kept elsewhere is not fetched; the answer says so (`remoteManifest`)',
  'manifest.compressed.invalid':
    'c2pa-rs 0.91.3 does not open compressed manifests; one reads as unreadable, never as valid',
  'manifest.timestamp.invalid':
    'time-stamp manifests need a second manifest kind that we do not write; their signatures are tested with time stamps',
  'manifest.timestamp.wrongParents': 'as above',
  'manifest.update.invalid':
    'update manifests are not written by us; one made by hand reads as claim.hardBindings.missing',
  'manifest.update.wrongParents': 'as above',
  'hashedURI.mismatch': 'in still pictures every hashed URI is that of an assertion: assertion.hashedURI.mismatch',
  'ingredient.claimSignature.missing':
    'not compared by c2pa-rs 0.91.3; the hash of the whole ingredient manifest is, signature included',
  'ingredient.claimSignature.mismatch': 'as above',
  MISSING_VALIDATION_RESULTS: 'the rubric’s own word for a reader that did not validate; ours always does',
};
