/**
 * The one owner of ONNX Runtime. In: the list of models on disk. Out: `Sessions`, as the pipeline knows them. It can be
 * stopped by a file whose hash is wrong (`model_corrupt`) and by a name that nobody registered (`unknown_engine`).
 */
export { openEmbedding } from './embedding';
export { openModeration } from './moderation';
export { openGraph } from './open-graph';
export { createRuntime, type Runtime, type RuntimeOptions, type RuntimeStatistics, runtimeVersion } from './runtime';
