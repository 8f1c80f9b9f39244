/** Counts what a picture costs: rows that the denoiser is given. */
import type { Session, Sessions } from '../lib/pipeline/stage';

const DENOISERS = ['transformer', 'unet', 'draft'];

export function countingRows(sessions: Sessions): { sessions: Sessions; rows(): number } {
  let rows = 0;
  const counting: Sessions = {
    file: (name, path) => sessions.file(name, path),
    describe: (name) => sessions.describe(name),
    open: async (name, component) => {
      const session = await sessions.open(name, component);
      if (!DENOISERS.includes(component)) return session;
      const { inputNames, outputNames } = session;
      const run: Session['run'] = (feeds) => {
        rows += feeds.timestep?.dims[0] ?? 0;
        return session.run(feeds);
      };
      return { inputNames, outputNames, run };
    },
  };
  return { sessions: counting, rows: () => rows };
}
