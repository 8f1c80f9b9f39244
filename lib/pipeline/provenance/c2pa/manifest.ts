/**
 * What a manifest of ours says (C2PA specification 2.4; checked against the public conformance rubric 0.2): claim v2, one
 * complete actions assertion, the AI disclosure, the soft binding, training-and-mining rights and our report's hash.
 */
import type { InitialMode } from '../../brief/index';
import type { Creative } from '../../composition/output';
import { DECLARATION_ASSERTION, GENERATOR, REPORT_ASSERTION } from '../generator';
import { isModelMade, type SourceType, sourceTypeUri } from '../source-type';
import { SOFT_BINDING_ALGORITHM } from '../watermark/soft-binding';

export const OVERSIGHT_LEVELS = ['prompt_guided', 'human_validated'] as const;
/** Specification 2.4, 18.29: nobody approved the output beyond writing the prompt, or a person did before release. */
export type OversightLevel = (typeof OVERSIGHT_LEVELS)[number];

/** Something the creative was made from. Its own credentials, when it has any, are kept inside our manifest. */
export interface Ingredient {
  role: 'product' | 'logo' | 'reference' | 'initial' | 'parent';
  title: string;
  mediaType: string;
  bytes: Uint8Array;
  /** Of something that carries no manifest to say it. */
  sourceType?: SourceType | undefined;
}

export interface ManifestFacts {
  title: string;
  mediaType: string;
  createdAt: Date;
  producedBy: string;
  sourceType: SourceType;
  /** The picture was made elsewhere and its source type is the customer's word; it is opened, not created. */
  declared: boolean;
  engine: { name: string; version: string; identifier: string };
  edits: Creative['edits'];
  /** How the parent was drawn on; null where there is none, or it was only sealed. */
  begun: InitialMode | null;
  oversight: OversightLevel;
  /** 16 hex digits; null when no mark could be bound, and then no action claims one. */
  watermarkId: string | null;
  trainingMining: 'notAllowed' | 'allowed';
  report: { sha256: string; generationId: string; assetId: string };
  ingredients: readonly Ingredient[];
}

type Action = Record<string, unknown> & { action: string };

const ALGORITHMIC = sourceTypeUri('algorithmicMedia');
const ours = { name: GENERATOR.name, version: GENERATOR.version };

/** Perceptible edits carry a source type; placing something is exempt, because what was placed has its own. */
const EDITS: Readonly<Record<Creative['edits'][number], (facts: ManifestFacts) => Action>> = {
  colour: () => ({
    action: 'c2pa.adjustedColor',
    digitalSourceType: ALGORITHMIC,
    description: 'Colours moved towards the brand’s palette',
  }),
  upscaled: ({ engine }) => ({
    action: 'c2pa.edited',
    digitalSourceType: sourceTypeUri('trainedAlgorithmicMedia'),
    description: 'Enlarged by the model’s upscaler',
    softwareAgent: { name: engine.name, version: engine.version },
  }),
  cropped: () => ({ action: 'c2pa.cropped', digitalSourceType: ALGORITHMIC, description: 'Cropped to the placement' }),
  resized: () => ({ action: 'c2pa.resized.proportional', description: 'Scaled to the placement' }),
  scrim: () => ({
    action: 'c2pa.adjustedColor',
    digitalSourceType: ALGORITHMIC,
    description: 'Part of the picture toned down behind the type',
  }),
  product: (facts) => placed(facts, 'product', 'Product photo placed'),
  logo: (facts) => placed(facts, 'logo', 'Logo placed'),
  type: () => ({ action: 'c2pa.addedText', digitalSourceType: ALGORITHMIC, description: 'Advertising copy set' }),
  label: () => ({ action: 'c2pa.addedText', digitalSourceType: ALGORITHMIC, description: 'AI disclosure label set' }),
  draft: () => ({
    action: 'c2pa.addedText',
    digitalSourceType: ALGORITHMIC,
    description: 'Marked as a draft across itself',
  }),
};

/** The specification wants an ingredient for whatever is placed; without one it is an edit like any other. */
function placed(facts: ManifestFacts, role: Ingredient['role'], description: string): Action {
  const ids = facts.ingredients.filter((entry) => entry.role === role).map((entry) => entry.role);
  if (ids.length === 0) return { action: 'c2pa.edited', digitalSourceType: ALGORITHMIC, description };
  return { action: 'c2pa.placed', description, parameters: { ingredientIds: ids } };
}

function actions(facts: ManifestFacts): Action[] {
  const inputs = facts.ingredients
    .filter(({ role }) => role === 'reference' || role === 'initial')
    .map((entry) => entry.role);
  const when = facts.createdAt.toISOString();
  const inception: Action = facts.declared
    ? // Who opens says nothing about how the picture came to be: its source type stands at the ingredient (spec 2.4, 18.15).
      { action: 'c2pa.opened', when, softwareAgent: ours, parameters: { ingredientIds: ['parent'] } }
    : {
        action: 'c2pa.created',
        when,
        digitalSourceType: sourceTypeUri(facts.sourceType),
        softwareAgent: { name: facts.engine.name, version: facts.engine.version },
        ...(inputs.length > 0 ? { parameters: { ingredientIds: inputs } } : {}),
      };
  const list: Action[] = [
    ...(facts.declared || !facts.ingredients.some(({ role }) => role === 'parent')
      ? [inception]
      : redrawn(facts, when, inputs)),
    ...facts.edits.map((edit) => ({ softwareAgent: ours, ...EDITS[edit](facts) })),
  ];
  if (facts.watermarkId !== null)
    list.push({
      action: 'c2pa.watermarked.bound',
      description: 'Invisible watermark that leads back to this manifest',
      softwareAgent: ours,
    });
  return list;
}

const DRAWN: Readonly<Record<InitialMode, string>> = {
  'image-to-image': 'Picture drawn over by a model',
  inpainting: 'Part of the picture drawn anew by a model',
  outpainting: 'Picture continued beyond its edges by a model',
};

/** An earlier picture that a model went on from: opened here, then edited by the model. */
function redrawn({ engine, sourceType, begun }: ManifestFacts, when: string, inputs: readonly string[]): Action[] {
  return [
    { action: 'c2pa.opened', when, softwareAgent: ours, parameters: { ingredientIds: ['parent'] } },
    {
      action: 'c2pa.edited',
      digitalSourceType: sourceTypeUri(sourceType),
      description: DRAWN[begun ?? 'inpainting'],
      softwareAgent: { name: engine.name, version: engine.version },
      ...(inputs.length > 0 ? { parameters: { ingredientIds: inputs } } : {}),
    },
  ];
}

/** Only where a model made something. Of somebody else's model no more is said than its file says. */
function disclosure({ declared, sourceType, engine, oversight }: ManifestFacts): Record<string, unknown>[] {
  if (declared && !isModelMade(sourceType)) return [];
  const model = declared
    ? { modelType: 'c2pa.types.model', modelName: engine.name }
    : {
        modelType: 'c2pa.types.model.onnx',
        modelName: `${engine.name} ${engine.version}`,
        modelIdentifier: engine.identifier,
      };
  // How far people watched over somebody else's model is not known here, unless one of ours approved the result.
  if (declared && oversight === 'prompt_guided') return [model];
  return [{ ...model, contentProfile: { humanOversightLevel: oversight } }];
}

const MINING_ENTRIES = ['cawg.data_mining', 'cawg.ai_training', 'cawg.ai_generative_training', 'cawg.ai_inference'];

/** The definition the C2PA builder signs. `created` assertions are ours; the rest are gathered. */
export function manifestDefinition(facts: ManifestFacts): Record<string, unknown> {
  const assertion = (label: string, data: unknown) => ({ label, created: true, data });
  return {
    claim_version: 2,
    claim_generator_info: [GENERATOR],
    title: facts.title,
    format: facts.mediaType,
    assertions: [
      assertion('c2pa.actions.v2', { allActionsIncluded: true, actions: actions(facts) }),
      ...disclosure(facts).map((data) => assertion('c2pa.ai-disclosure', data)),
      ...(facts.declared
        ? [
            assertion(DECLARATION_ASSERTION, {
              digitalSourceType: sourceTypeUri(facts.sourceType),
              declaredBy: facts.producedBy,
              basis: 'declared by the customer, not observed',
            }),
          ]
        : []),
      ...(facts.watermarkId === null
        ? []
        : [
            assertion('c2pa.soft-binding', {
              alg: SOFT_BINDING_ALGORITHM,
              blocks: [{ scope: {}, value: facts.watermarkId }],
            }),
          ]),
      assertion('cawg.training-mining', {
        entries: Object.fromEntries(MINING_ENTRIES.map((entry) => [entry, { use: facts.trainingMining }])),
      }),
      assertion(REPORT_ASSERTION, {
        alg: 'sha256',
        reportSha256: facts.report.sha256,
        generation: facts.report.generationId,
        asset: facts.report.assetId,
        producer: facts.producedBy,
      }),
    ],
  };
}

const RELATIONSHIPS = {
  product: 'componentOf',
  logo: 'componentOf',
  reference: 'inputTo',
  initial: 'inputTo',
  parent: 'parentOf',
} as const satisfies Readonly<Record<Ingredient['role'], string>>;

/** How the builder is told about an ingredient (assertion `c2pa.ingredient.v3`). */
export function ingredientDefinition(ingredient: Ingredient): Record<string, unknown> {
  return {
    ...(ingredient.sourceType ? { digital_source_type: sourceTypeUri(ingredient.sourceType) } : {}),
    title: ingredient.title,
    label: ingredient.role,
    relationship: RELATIONSHIPS[ingredient.role],
  };
}

/** An ingredient as a builder takes it. */
export interface IngredientFile {
  definition: Record<string, unknown>;
  mediaType: string;
  bytes: Uint8Array;
}
