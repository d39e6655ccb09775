// Who has a line in a sequence diagram, and where: the program, and each of our ends that has a name of its own. Who turns
// to the program stands on its left where it turns to others as well, as a gateway does, so that a request goes on its way.
import { wireEnds } from '#components/lab/evidence/wire-ends.ts'
import type { TranscriptEntry } from '#graders/labs/contract/transcript.ts'

export interface Lifeline {
  /** Null for the program. */
  party: string | null
  name: string
  role: 'client' | 'server'
  x: number
}

export interface Lifelines {
  program: Lifeline
  /** By the name that entries carry; '' for entries without one. */
  parties: ReadonlyMap<string, Lifeline>
  /** From left to right. */
  all: readonly Lifeline[]
  /** Of the whole diagram, with the room for times on its left and for sizes on its right. */
  width: number
}

const leftRoom = 92
const rightRoom = 92
/** Between two lines, by how many ends there are beside the program: as wide as what is said, or as a name, where many are. */
const gaps = [376, 376, 280, 200]
const narrow = 116

export function lifelines(entries: readonly TranscriptEntry[]): Lifelines {
  const ends = wireEnds(entries)
  const roles = new Map<string, Lifeline['role']>()
  for (const { name = '', from } of entries)
    if (!roles.has(name)) roles.set(name, from === 'peer' ? 'client' : 'server')
  const clients = [...roles].filter(([, role]) => role === 'client')
  const servers = [...roles].filter(([, role]) => role === 'server')
  const isBetween = clients.length > 0 && servers.length > 0
  const onLeft = isBetween ? clients : []
  const onRight = isBetween ? servers : [...roles]
  const gap = gaps[roles.size] ?? narrow
  const at = (place: number) => leftRoom + place * gap
  const lineOf = ([party, role]: [string, Lifeline['role']], place: number): Lifeline => ({
    party,
    name: party === '' ? ends.peerName : party,
    role,
    x: at(place),
  })
  const program: Lifeline = {
    party: null,
    name: 'your program',
    role: ends.program,
    x: at(onLeft.length),
  }
  const left = onLeft.map((one, place) => lineOf(one, place))
  const right = onRight.map((one, place) => lineOf(one, onLeft.length + 1 + place))
  const parties = new Map([...left, ...right].map((line) => [line.party ?? '', line]))
  return {
    program,
    parties,
    all: [...left, program, ...right],
    width: at(Math.max(1, roles.size)) + rightRoom,
  }
}
