import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import { ColophonError } from '../../lib/errors/index';
import type { ModelDescription } from '../../lib/pipeline/stage';
import type { ListedModel } from '../../models/index';
import { modelJsonSchema } from './model-json';

type FileEntry = ModelDescription['files'][number];

/** One model on disk. Every file is hashed each time it is opened: a stale answer would outlive the file it was about. */
export interface ModelFolder {
  readonly description: ModelDescription;
  /** @throws ColophonError `model_corrupt` when the file is missing, not listed, or not the one that was listed. */
  read(path: string): Promise<Uint8Array>;
  /**
   * Checks every file of a component: a folder with `model.onnx`, or a graph named by its path (`gradient/scene.onnx`), whose
   * folder it shares. @returns path of its graph, and how many bytes the folder's files hold.
   */
  component(name: string): Promise<{ path: string; bytes: number }>;
}

/** @throws ColophonError `model_corrupt` when `model.json` is missing, malformed, or not the pinned one. */
export async function openModelFolder(model: ListedModel): Promise<ModelFolder> {
  const description = await describe(model);
  const files = new Map(description.files.map((file) => [file.path, file]));
  const at = (path: string) => join(model.folder, path);
  const corrupt = (path: string, cause?: unknown) =>
    new ColophonError('model_corrupt', { file: `${model.name}/${path}` }, { cause });
  const entry = (path: string): FileEntry => {
    const file = files.get(path);
    if (!file) throw corrupt(path);
    return file;
  };

  return {
    description,
    async read(path) {
      const { sha256 } = entry(path);
      const bytes = await readFile(at(path)).catch((cause: unknown) => Promise.reject(corrupt(path, cause)));
      if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw corrupt(path);
      return bytes;
    },
    async component(name) {
      const graph = entry(name.endsWith('.onnx') ? name : `${name}/model.onnx`);
      const folder = posix.dirname(graph.path);
      const parts = description.files.filter((file) => file.path.startsWith(`${folder}/`));
      for (const part of parts)
        if ((await hashFile(at(part.path)).catch(() => null)) !== part.sha256) throw corrupt(part.path);
      // A graph may name external data beside it; a file nobody listed would be loaded without having been checked.
      const found = await readdir(at(folder), { recursive: true, withFileTypes: true });
      for (const item of found) {
        const path = relative(model.folder, join(item.parentPath, item.name)).replaceAll(sep, '/');
        if (item.isFile() && !files.has(path)) throw corrupt(path);
      }
      return { path: at(graph.path), bytes: parts.reduce((sum, part) => sum + part.bytes, 0) };
    },
  };
}

async function describe(model: ListedModel): Promise<ModelDescription> {
  const corrupt = (cause?: unknown) =>
    new ColophonError('model_corrupt', { file: `${model.name}/model.json` }, { cause });
  try {
    const bytes = await readFile(join(model.folder, 'model.json'));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (model.sha256 !== null && model.sha256 !== sha256) throw corrupt();
    const description = modelJsonSchema.parse(JSON.parse(bytes.toString('utf8')));
    if (description.name !== model.name) throw corrupt();
    return { ...description, sha256 };
  } catch (error) {
    throw error instanceof ColophonError ? error : corrupt(error);
  }
}

/** Streamed, because the weights of a large model do not fit into one buffer. */
async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest('hex');
}
