// A kernel uid of its own for every concurrent cell, so that cells of different submissions are strangers to the
// kernel too. The claim is an abstract socket named after the uid: it is machine-wide, and it goes with the
// process that holds it, even after kill -9. (Somebody who squats on names can only make us take another one.)
import { randomInt } from 'node:crypto'
import { createServer, type Server } from 'node:net'

const firstUid = 61_000
const uidCount = 1_000
const attemptsMax = 50

export interface ClaimedUid {
  uid: number
  release(): void
}

/** Throws when fifty random tries found every uid taken. */
export async function claimUid(): Promise<ClaimedUid> {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const uid = firstUid + randomInt(uidCount)
    const claim = await claimName(`\0roundtrip-cell-uid-${uid}`)
    if (claim !== null) return { uid, release: () => claim.close() }
  }
  throw new Error(`no free uid between ${firstUid} and ${firstUid + uidCount - 1} for a cell`)
}

function claimName(name: string): Promise<Server | null> {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', () => resolve(null))
    server.listen(name, () => {
      // A cell that is open keeps its owner running by other means; the claim alone must not.
      server.unref()
      resolve(server)
    })
  })
}
