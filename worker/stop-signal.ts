/** Grace for putting runs down; then the process ends as it stands, and the queue hands its runs to others. */
const graceMs = 15_000

/** Aborted when this process should end: SIGTERM, SIGINT, or the channel to its
 * parent closed, as it is when the parent is gone. */
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
  return controller.signal
}
