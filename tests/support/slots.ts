// Slots of the machine for tests that start processes: jails, workers, browsers. There are a few more than cores, for all
// test files, projects and processes of one checkout together; without them each runner starts as many as it likes, and
// the clocks of all of them run out.
//
// How this works. A slot is a name (an abstract Unix socket) that the kernel lets one process at a time listen on, and
// takes back from a process that ends, however it ends. So there is nothing to clean up and nobody to ask. Elsewhere
// than on Linux there are no such names, and no jails either: the runners' own limits have to do there.
import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:net'
import { availableParallelism } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import { projectFolder } from '#platform/data-folder.ts'

/** Much of what these tests do is waiting: one more than there are cores. */
const slotCount = availableParallelism() + 1
const pollMs = 100

/** For the wait alone: many tests may stand in line. Anything longer is a hang. */
export const slotTimeoutMs = 15 * 60_000

/** Resolves when there is room, to what gives it back. `names` is for tests of slots that are not the suite's. */
export async function takeSlot(names = suiteNames()): Promise<() => Promise<void>> {
  if (process.platform !== 'linux') return async () => {}
  for (;;) {
    for (const name of names) {
      const server = await listen(name)
      if (server) return () => new Promise((resolve) => server.close(() => resolve()))
    }
    await delay(pollMs)
  }
}

function suiteNames(): string[] {
  const place = createHash('sha256').update(projectFolder).digest('hex').slice(0, 16)
  return Array.from({ length: slotCount }, (_, index) => `\0roundtrip-test-slot-${place}-${index}`)
}

function listen(name: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    )
    server.listen(name, () => resolve(server))
  })
}
