// Takes a lock, says so, and holds it until killed.
import { takeLock } from '../../bin/setup/lock.mjs';

await takeLock(process.argv[2] ?? '');
process.send?.('held');
setInterval(() => undefined, 1000);
