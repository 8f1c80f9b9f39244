import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../../lib/pipeline/stage';
import { createRuntime, type Runtime } from '../../workers/runtime/index';
import { fixtureModel } from './generation-ports';

let folder: string;
let runtimes: Runtime[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'colophon-model-'));
  cpSync(fixtureModel('tiny').folder, folder, { recursive: true });
  runtimes = [];
});
afterEach(async () => {
  for (const runtime of runtimes) await runtime.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(options: { sha256?: string | null; memoryBudget?: number } = {}): Runtime {
  const { sha256 = null, ...rest } = options;
  const runtime = createRuntime({ models: [{ name: 'tiny', folder, sha256 }], threads: 1, ...rest });
  runtimes.push(runtime);
  return runtime;
}
const decode = (decoder: Session) =>
  decoder.run({ latent_sample: { type: 'float32', dims: [1, 4, 2, 2], data: new Float32Array(16).fill(0.5) } });

describe('the runtime', () => {
  it('opens components whose files are the listed ones', async () => {
    const decoder = await open().open('tiny', 'vae_decoder');
    expect(decoder.inputNames).toEqual(['latent_sample']);
    expect((await decode(decoder)).sample?.dims).toEqual([1, 3, 16, 16]);
  });

  it('refuses weights whose hash differs', async () => {
    appendFileSync(join(folder, 'vae_decoder/model.onnx'), '\0');
    await expect(open().open('tiny', 'vae_decoder')).rejects.toMatchObject({
      code: 'model_corrupt',
      params: { file: 'tiny/vae_decoder/model.onnx' },
    });
    await expect(open().open('tiny', 'transformer')).resolves.toBeDefined();
  });

  it('refuses a tokenizer whose hash differs, a missing file, and a file nobody listed', async () => {
    appendFileSync(join(folder, 'tokenizer/tokenizer.json'), ' ');
    rmSync(join(folder, 'scheduler/scheduler_config.json'));
    writeFileSync(join(folder, 'transformer/model.onnx_data'), 'x');
    const runtime = open();
    const corrupt = { code: 'model_corrupt' };
    await expect(runtime.file('tiny', 'tokenizer/tokenizer.json')).rejects.toMatchObject(corrupt);
    await expect(runtime.file('tiny', 'scheduler/scheduler_config.json')).rejects.toMatchObject(corrupt);
    await expect(runtime.file('tiny', '../../etc/passwd')).rejects.toMatchObject(corrupt);
    await expect(runtime.open('tiny', 'transformer')).rejects.toMatchObject(corrupt);
  });

  it('refuses a description that is not the pinned one, or leaves its folder', async () => {
    const path = join(folder, 'model.json');
    const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
    await expect(open({ sha256 }).describe('tiny')).resolves.toMatchObject({ name: 'tiny', sha256 });
    const json = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify(json));
    await expect(open({ sha256 }).describe('tiny')).rejects.toMatchObject({ code: 'model_corrupt' });
    json.files[0].path = '../elsewhere.json';
    writeFileSync(path, JSON.stringify(json));
    await expect(open().describe('tiny')).rejects.toMatchObject({ code: 'model_corrupt' });
  });

  it('opens a component once for callers that ask at the same time', async () => {
    const runtime = open();
    const [one, other] = await Promise.all([runtime.open('tiny', 'vae_decoder'), runtime.open('tiny', 'vae_decoder')]);
    expect(await decode(one)).toEqual(await decode(other));
    expect(runtime.statistics().openComponents).toEqual(['tiny/vae_decoder']);
  });

  it('puts the least recently used component away when memory runs out, and opens it again when it is used', async () => {
    const runtime = open({ memoryBudget: 2_500 });
    const decoder = await runtime.open('tiny', 'vae_decoder');
    const before = await decode(decoder);
    await runtime.open('tiny', 'transformer');
    await runtime.open('tiny', 'text_encoder');
    expect(runtime.statistics().openComponents).toEqual(['tiny/text_encoder']);
    expect(await decode(decoder)).toEqual(before);
    expect(runtime.statistics().openBytes).toBeLessThanOrEqual(2_500);
  });

  it('keeps the component in use open though it is larger than the budget', async () => {
    const runtime = open({ memoryBudget: 1 });
    const decoder = await runtime.open('tiny', 'vae_decoder');
    await decode(decoder);
    expect(runtime.statistics().openComponents).toEqual(['tiny/vae_decoder']);
  });

  it('lets what is running end when it is closed, and refuses what comes later', async () => {
    const runtime = open();
    const decoder = await runtime.open('tiny', 'vae_decoder');
    const running = decode(decoder);
    await runtime.close();
    expect((await running).sample?.dims).toEqual([1, 3, 16, 16]);
    expect(runtime.statistics().openComponents).toEqual([]);
    await expect(decode(decoder)).rejects.toThrow();
  });

  it('finds a repaired file without being started again', async () => {
    const runtime = open();
    const path = join(folder, 'vae_decoder/model.onnx');
    const good = readFileSync(path);
    writeFileSync(path, 'broken');
    await expect(runtime.open('tiny', 'vae_decoder')).rejects.toMatchObject({ code: 'model_corrupt' });
    writeFileSync(path, good);
    await expect(runtime.open('tiny', 'vae_decoder')).resolves.toBeDefined();
  });
});
