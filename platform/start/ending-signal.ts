/** Ctrl-C, SIGTERM, a closed terminal, or the end of the command that started us. A second Ctrl-C hurries. */
export function endingSignal(): { signal: AbortSignal; asked: Promise<void> } {
  const controller = new AbortController()
  const { promise, resolve } = Promise.withResolvers<void>()
  const end = (): void => {
    if (controller.signal.aborted) controller.signal.dispatchEvent(new Event('hurry'))
    controller.abort()
    resolve()
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, end)
  process.on('disconnect', () => {
    if (!controller.signal.aborted) end()
  })
  return { signal: controller.signal, asked: promise }
}
