// Ctrl-C, kill, or a parent that is gone: the first time no further program is taken up, and those that run have a
// few seconds to finish before they are put down; the second time the process ends as it stands. Either way the
// journal holds what was graded.
const graceMs = 10_000

export interface Interruption {
  /** Aborted at the first request to end. */
  readonly stopping: AbortSignal
  /** Aborted when what still runs must be put down. */
  readonly abort: AbortSignal
  /** Goes back to ending at once. */
  dispose(): void
}

export function stopOnInterrupt(exitCode: number, onStop: () => void): Interruption {
  const stopping = new AbortController()
  const abort = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const stop = () => {
    if (stopping.signal.aborted) process.exit(exitCode)
    stopping.abort()
    timer = setTimeout(() => abort.abort(), graceMs)
    onStop()
  }
  const signals = ['SIGINT', 'SIGTERM'] as const
  for (const signal of signals) process.on(signal, stop)
  process.once('disconnect', stop)
  return {
    stopping: stopping.signal,
    abort: abort.signal,
    dispose: () => {
      clearTimeout(timer)
      for (const signal of signals) process.off(signal, stop)
      process.off('disconnect', stop)
    },
  }
}
