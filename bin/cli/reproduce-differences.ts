import type { Environment } from '../../lib/pipeline/environment';

/** One thing that was otherwise when the artwork was drawn. */
export interface Difference {
  what: 'model' | 'artwork' | 'environment' | keyof Environment;
  recorded: string;
  here: string;
  words: string;
}

interface Model {
  name: string;
  version: string;
  sha256: string;
}

/** What each fact of an environment is called in a sentence. */
const CALLED: Readonly<Record<keyof Environment, string>> = {
  os: 'the operating system',
  architecture: 'the architecture',
  processor: 'the processor',
  instructions: 'the instruction set',
  threads: 'the number of threads',
  version: 'the version of Colophon',
  sources: 'the code that draws (the hash of its sources)',
  node: 'the version of Node.js',
  onnxruntime: 'the version of ONNX Runtime',
  vips: 'the version of libvips',
};

const short = (text: string) => (/^[0-9a-f]{64}$/.test(text) ? text.slice(0, 12) : text);

/** Names everything that was otherwise, in words; empty when all of it is the same. */
export function differencesBetween(
  then: { model: Model; environment: Environment | null; generator: string },
  now: { model: Model; environment: Environment },
): Difference[] {
  const found: Difference[] = [];
  const add = (what: Difference['what'], recorded: string, here: string, called: string) =>
    found.push({
      what,
      recorded,
      here,
      words: `${called} is another one: ${short(recorded)} then, ${short(here)} here.`,
    });
  if (then.model.sha256 !== now.model.sha256)
    add(
      'model',
      `${then.model.name} ${then.model.version} ${then.model.sha256}`,
      `${now.model.name} ${now.model.version} ${now.model.sha256}`,
      'the model',
    );
  if (then.environment === null) {
    const here = Object.values(now.environment).map(String).map(short).join(', ');
    found.push({
      what: 'environment',
      recorded: then.generator,
      here,
      words: `the report is of before machines were recorded, so what it was drawn on is not known; here it is ${here}.`,
    });
    return found;
  }
  for (const fact of Object.keys(CALLED) as (keyof Environment)[]) {
    const [recorded, here] = [String(then.environment[fact] ?? 'unknown'), String(now.environment[fact] ?? 'unknown')];
    if (recorded !== here) add(fact, recorded, here, CALLED[fact]);
  }
  return found;
}
