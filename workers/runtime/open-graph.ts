import { availableParallelism } from 'node:os';
import { InferenceSession } from 'onnxruntime-node';
import { ColophonError } from '../../lib/errors/index';
import type { Session } from '../../lib/pipeline/stage';
import { fromOrt, toOrt } from './tensors';

/**
 * A graph that belongs to no model of the list: an operator's own mark.
 * @throws invalid_argument when the file is no graph that can run here.
 */
export async function openGraph(
  path: string,
  threads = availableParallelism(),
): Promise<Session & { close(): Promise<void> }> {
  const ort = await InferenceSession.create(path, { intraOpNumThreads: threads, logSeverityLevel: 3 }).catch(
    (error: unknown) => {
      const problem = `${path} cannot be opened as an ONNX graph.`;
      throw new ColophonError('invalid_argument', { argument: 'graph', problem }, { cause: error });
    },
  );
  return {
    inputNames: ort.inputNames,
    outputNames: ort.outputNames,
    async run(feeds) {
      const inputs = Object.entries(feeds).map(([name, tensor]) => [name, toOrt(name, tensor, tensor.type)] as const);
      const outputs = await ort.run(Object.fromEntries(inputs));
      return Object.fromEntries(Object.entries(outputs).map(([name, tensor]) => [name, fromOrt(name, tensor)]));
    },
    close: () => ort.release(),
  };
}
