/** The worker's own study loop over a planted engine, in a process that can be killed: `study-worker.ts FOLDER`. */
import { openHome } from '../../../workers/home';
import { studyLoop } from '../../../workers/tasks/study-loop';

const home = await openHome([{ name: 'scenes', folder: process.argv[2] ?? '', sha256: null }]);
process.send?.('ready');
await studyLoop(home, {
  lanes: new Set(['cpu', 'gpu'] as const),
  stop: new AbortController().signal,
  busy: () => false,
});
