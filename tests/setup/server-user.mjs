// Uses the embedded server of a data folder until told to stop, or killed.
import { ensureServer } from '../../bin/setup/database.mjs';

const server = await ensureServer({ dataDir: process.argv[2] ?? '' });
process.send?.(server.superuserUrl('postgres'));
process.once('message', async () => {
  await server.stop();
  process.exit(0);
});
