import cluster, { type Worker } from 'node:cluster'

/** One that ends sooner cannot begin at all: whoever started us then waits longer and longer (platform/start). */
const healthyMs = 10_000

/**
 * Serves with several processes, which share a port: each takes the next connection. The port is held here, where
 * nothing is computed. They end when we are told to end, and by themselves when we are gone. One that ends otherwise is
 * replaced.
 */
export function shareOut(count: number): void {
  let ending = false
  const startedAt = new WeakMap<Worker, number>()
  const start = (): void => {
    startedAt.set(cluster.fork(), Date.now())
  }
  cluster.on('exit', (worker, code, signal) => {
    if (ending) {
      if (Object.keys(cluster.workers ?? {}).length === 0) process.exit(0)
      return
    }
    console.error(`A serving process ended with ${signal ?? `status ${code}`}.`)
    if (Date.now() - (startedAt.get(worker) ?? 0) > healthyMs) return start()
    end()
    process.exitCode = 1
  })
  const end = (): void => {
    if (ending) return
    ending = true
    for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGTERM')
  }
  for (let each = 0; each < count; each++) start()
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  process.on('disconnect', end)
}
