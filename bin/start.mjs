// `npm start`. Runs before anything is installed, on whatever Node is there: only this check, then the real start.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Colophon needs Node.js 20.19 or newer, and this is ${process.version}. Install a newer Node.js and start again.`,
  );
  process.exit(1);
}
const { start } = await import('./setup/start.mjs');
await start();
