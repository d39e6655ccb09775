// One run at a time writes a folder. The lock is an abstract socket named after the folder: the kernel takes it away
// with the process that holds it, also after kill -9, so that no stale lock ever needs removing. It holds on one
// machine; two machines need a folder each.
import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:net'

export interface RunLock {
  release(): void
}

/** @param folder its real path. Null when another process holds it. */
export function lockRun(folder: string): Promise<RunLock | null> {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 32)
  return new Promise((resolve) => {
    const server: Server = createServer((socket) => socket.destroy())
    server.once('error', () => resolve(null))
    server.listen(`\0roundtrip-grade-${name}`, () => {
      server.unref()
      resolve({ release: () => void server.close() })
    })
  })
}
