import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { ASKS, CLOSE, COUNTS } from '../../lib/pipeline/generation/scenes/figures/attributes';
import { readTokenizer } from '../../lib/pipeline/generation/tokenizer';
import { MODELS } from '../../models/index';
import { createRuntime } from '../../workers/runtime/index';

const runtime = createRuntime({ models: MODELS, threads: 1 });
afterAll(() => runtime.close());
const json = async (model: string, path: string): Promise<unknown> =>
  JSON.parse(new TextDecoder().decode(await runtime.file(model, path)));

/** What the renderer reads in a prompt must get through to it: a closed vocabulary drops every other word. */
const wordsOfFigures = () =>
  [...Object.keys(ASKS), ...Object.keys(COUNTS), ...CLOSE].flatMap((phrase) => phrase.split(' '));

describe.each(MODELS.map((model) => model.name))('the model %s', (name) => {
  it('is pinned to the description it ships with', async () => {
    expect((await runtime.describe(name)).sha256).toBe(MODELS.find((model) => model.name === name)?.sha256);
  });

  it('holds exactly the files it lists, byte for byte', async () => {
    for (const file of (await runtime.describe(name)).files) {
      const bytes = await runtime.file(name, file.path);
      expect([file.path, bytes.length, createHash('sha256').update(bytes).digest('hex')]).toEqual([
        file.path,
        file.bytes,
        file.sha256,
      ]);
    }
  });

  it('keeps every file under 16 MiB and all of them under 40', async () => {
    const sizes = (await runtime.describe(name)).files.map((file) => file.bytes);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(16 * 2 ** 20);
    expect(sizes.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(40 * 2 ** 20);
  });

  it('has a token, or as a renderer a use, for every word it says it knows', async () => {
    const { words, kind } = await runtime.describe(name);
    if (kind === 'scenes') return expect(wordsOfFigures().filter((word) => !words.includes(word))).toEqual([]);
    const tokenizer = readTokenizer(
      await json(name, 'tokenizer/tokenizer.json'),
      await json(name, 'tokenizer/tokenizer_config.json'),
    );
    const unknown = tokenizer.encode('zqxjkv').ids[1];
    expect(words.filter((word) => tokenizer.encode(word).ids[1] === unknown)).toEqual([]);
  });
});
