import { setTimeout as delay } from 'node:timers/promises'
import { groupListens } from './port-owner.ts'
import { portTaken } from './refuse-start.ts'
import type { SupervisedProgram } from './supervise.ts'

const readyTimeoutMs = 60_000

/**
 * Resolves when our own web server answers on the port; an answer from anybody else there does not count. Throws who
 * has the port when the web server could not get it, and what the web server said when it stays silent.
 */
export async function waitUntilItAnswers(
  host: string,
  port: number,
  web: SupervisedProgram,
  signal: AbortSignal,
): Promise<void> {
  const health = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}/api/health`
  const deadline = Date.now() + readyTimeoutMs
  while (Date.now() < deadline) {
    signal.throwIfAborted()
    const asked = web.pid()
    if (asked === null && web.lastWords().includes('EADDRINUSE')) throw portTaken(port)
    const answer = await fetch(health, { signal: AbortSignal.timeout(5_000) }).catch(() => null)
    // Ours may be alive and still on its way to a port that another start has taken: whoever listens must be in the
    // process group that `supervise` gave it (Next's development server listens in a child of its own).
    if (answer?.ok && asked !== null && web.pid() === asked && groupListens(asked, port) !== false) return
    await delay(50)
  }
  throw new Error(
    `The web server did not answer within ${readyTimeoutMs / 1_000} s. It said:\n${web.lastWords()}`,
  )
}
