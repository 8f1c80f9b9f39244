// Preloaded into every child of the supervisor. The channel to it breaks when it dies, however it dies.
if (process.channel) {
  process.channel.unref();
  process.on('disconnect', () => {
    setTimeout(() => process.exit(0), 5000).unref();
    process.kill(process.pid, 'SIGTERM');
  });
}
