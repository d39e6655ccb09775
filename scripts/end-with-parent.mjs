// Preloaded into programs that are not ours: ends them when the process that started them is gone, however it went.
const graceMs = 3_000

process.on('disconnect', () => {
  setTimeout(() => process.exit(1), graceMs).unref()
  process.kill(process.pid, 'SIGTERM')
})
