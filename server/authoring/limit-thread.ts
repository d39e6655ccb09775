import type { Worker } from 'node:worker_threads'

const lookEveryMs = 250
/** On a machine with much to do a thread is let run for a fraction of the time: it may take that much longer. */
const wallPerCpu = 8

/**
 * Calls `exceeded` once when the thread has computed for `cpuMs` from now on, or when eight times that has passed.
 * Returns what ends the watch.
 */
export function limitThread(thread: Worker, cpuMs: number, exceeded: () => void): () => void {
  const startedMs = performance.now()
  let before: number | null = null
  let ended = false
  const end = () => {
    ended = true
    clearInterval(timer)
  }
  const look = async () => {
    // Rejects when the thread is gone, which whoever listens to it hears as well.
    const usage = await thread.cpuUsage().catch(() => null)
    if (ended) return
    const usedMs = usage === null ? 0 : (usage.user + usage.system) / 1_000
    before ??= usedMs
    if (usedMs - before <= cpuMs && performance.now() - startedMs <= wallPerCpu * cpuMs) return
    end()
    exceeded()
  }
  const timer = setInterval(() => void look(), lookEveryMs)
  void look()
  return end
}
