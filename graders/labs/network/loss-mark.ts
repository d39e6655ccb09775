// Segments that are lost on purpose, below TCP: they leave with a type of service that the network drops on their way in
// (keep-networks.py), where a capture has already seen them. The kernel sends them again, by then without it.
import type { Socket } from 'node:net'
import type { StreamLink } from '#graders/labs/network/stream-link.ts'
import type { CheckNetwork } from '#graders/sandbox/contract.ts'

/** One that nobody asks for (RFC 791: high reliability). */
const mark = 0x04

/** What is to be lost leaves through it; null where the link loses nothing, or this machine's kernel cannot. */
export type LossMark = ((socket: Socket, leave: () => void) => void) | null

export async function openLossMark(
  network: CheckNetwork,
  { loseOneIn }: Pick<StreamLink, 'loseOneIn'>,
): Promise<LossMark> {
  if (loseOneIn === null || !(await network.loseMarked(mark))) return null
  return (socket, leave) => {
    setTypeOfService(socket, mark)
    leave()
    setTypeOfService(socket, 0)
  }
}

/** Node has it, and its types do not. */
function setTypeOfService(socket: Socket, to: number): void {
  const set: unknown = Reflect.get(socket, 'setTypeOfService')
  if (typeof set !== 'function') throw new Error('this Node sets no type of service')
  Reflect.apply(set, socket, [to])
}
