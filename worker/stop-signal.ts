/** Grace for putting runs down; then the process ends as it stands, and the queue hands its runs to others. */
const graceMs = 15_000
const parentCheckMs = 1_000

/** Aborted when this process should end: SIGTERM, SIGINT, the channel to its parent closed, or the parent gone. */
export function stopSignal(onStop: (because: string) => void): AbortSignal {
  const controller = new AbortController()
  const stop = (because: string) => {
    if (controller.signal.aborted) return
    onStop(because)
    setTimeout(() => process.exit(1), graceMs).unref()
    controller.abort()
  }
  process.on('SIGTERM', () => stop('SIGTERM'))
  process.on('SIGINT', () => stop('SIGINT'))
  process.on('disconnect', () => stop('the parent closed its channel'))
  // Started with a watched parent: an orphan belongs to pid 1 or to a subreaper.
  const parent = process.ppid
  if (process.env.ROUNDTRIP_END_WITH_PARENT === '1') {
    setInterval(() => {
      if (process.ppid !== parent) stop('the parent is gone')
    }, parentCheckMs).unref()
  }
  return controller.signal
}
