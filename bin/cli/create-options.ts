import { ColophonError } from '../../lib/errors/index';
import { QUIET_REGIONS } from '../../lib/pipeline/brief/index';
import { decimalNumber, readOptions, wholeNumber } from './options';
import { readJson } from './read-file';

const OPTIONS = {
  brand: { type: 'string' },
  brief: { type: 'string' },
  prompt: { type: 'string' },
  negative: { type: 'string' },
  headline: { type: 'string' },
  subline: { type: 'string' },
  cta: { type: 'string' },
  placements: { type: 'string' },
  count: { type: 'string' },
  seed: { type: 'string' },
  product: { type: 'string' },
  init: { type: 'string' },
  mask: { type: 'string' },
  strength: { type: 'string' },
  outpaint: { type: 'boolean' },
  tile: { type: 'boolean' },
  draft: { type: 'boolean' },
  people: { type: 'string' },
  layout: { type: 'string' },
  quiet: { type: 'string' },
  steps: { type: 'string' },
  guidance: { type: 'string' },
  engine: { type: 'string' },
  'ai-label': { type: 'boolean' },
  anyway: { type: 'boolean' },
  out: { type: 'string' },
  json: { type: 'boolean' },
} as const;

export interface CreateOrder {
  brandFile: string;
  productFile: string | undefined;
  /** Files of the picture to begin from and of its mask. */
  initialFile: string | undefined;
  maskFile: string | undefined;
  out: string;
  json: boolean;
  /** Not yet parsed by the brief's schema: that happens where every brief is parsed. */
  brief: Readonly<Record<string, unknown>>;
}

/** @throws invalid_argument for anything the options alone already say is wrong; file_not_found and invalid_json for --brief. */
export async function readCreateOrder(argv: readonly string[]): Promise<CreateOrder> {
  const { values } = readOptions(argv, OPTIONS);
  const brandFile = required('brand', values.brand, 'name a brand preset, for example examples/brands/<name>.json.');
  const base = values.brief === undefined ? {} : briefFrom(await readJson(values.brief), values.brief);
  const typed = defined({
    prompt: values.prompt,
    negativePrompt: values.negative,
    placements: values.placements
      ?.split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    count: wholeNumber('count', values.count),
    seed: wholeNumber('seed', values.seed),
    layout: values.layout,
    quiet: quietRegion(values.quiet),
    steps: wholeNumber('steps', values.steps),
    guidance: decimalNumber('guidance', values.guidance),
    engine: values.engine,
    aiLabel: values['ai-label'],
    strength: decimalNumber('strength', values.strength),
    outpaint: values.outpaint,
    tile: values.tile,
    draft: values.draft,
    people: values.people,
    anyway: values.anyway,
  });
  const copy = defined({ headline: values.headline, subline: values.subline, callToAction: values.cta });
  const brief = { placements: ['instagram-post'], ...base, ...typed, copy: { ...copyOf(base), ...copy } };
  required('prompt', 'prompt' in brief ? String(brief.prompt) : undefined, 'describe the scene to draw.');
  return {
    brandFile,
    productFile: values.product,
    initialFile: values.init,
    maskFile: values.mask,
    out: values.out ?? 'out',
    json: values.json ?? false,
    brief,
  };
}

function required(name: string, value: string | undefined, problem: string): string {
  if (value === undefined || value.trim() === '')
    throw new ColophonError('invalid_argument', { argument: `--${name}`, problem: `is missing or empty; ${problem}` });
  return value;
}

function briefFrom(value: unknown, path: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new ColophonError('invalid_argument', { argument: path, problem: 'holds no brief; it must be a JSON object.' });
}

function copyOf(base: Readonly<Record<string, unknown>>): object {
  return typeof base.copy === 'object' && base.copy !== null ? base.copy : {};
}

/** `--quiet` alone would read as "say nothing", so a wrong value says what it is for. */
function quietRegion(value: string | undefined): string | undefined {
  if (value === undefined || QUIET_REGIONS.some((region) => region === value)) return value;
  throw new ColophonError('invalid_argument', {
    argument: '--quiet',
    problem: `“${value.slice(0, 40)}” is no part of a picture; it is where copy will stand: ${QUIET_REGIONS.join(', ')}.`,
  });
}

function defined<Values extends object>(values: Values): Partial<Values> {
  const kept: Partial<Values> = {};
  for (const key of Object.keys(values) as (keyof Values)[]) if (values[key] !== undefined) kept[key] = values[key];
  return kept;
}
