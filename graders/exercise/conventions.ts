// Textbooks differ in what they count. Each switch that matters is declared by the exercise, shown to the
// student in these words, and an input of the model that computes the answer.
import * as z from 'zod'

export const ConventionsSchema = z.strictObject({
  handshake: z.enum(['counted', 'not-counted']).optional(),
  controlPackets: z.enum(['free', 'costing']).optional(),
  connections: z.enum(['serial', 'parallel']).optional(),
  ends: z.enum(['last-bit']).optional(),
  prefixes: z.enum(['decimal', 'binary']).optional(),
})
export type Conventions = z.infer<typeof ConventionsSchema>
export type ConventionId = keyof Conventions

type Words = { [Id in ConventionId]-?: Record<NonNullable<Conventions[Id]>, string> }

const words: Words = {
  handshake: {
    counted: 'Opening a TCP connection takes one round trip before the request can leave, and it counts.',
    'not-counted': 'Opening a TCP connection is left out of the account: the request leaves at once.',
  },
  controlPackets: {
    free: 'SYN, SYN + ACK and requests are so short that sending them takes no time of its own.',
    costing: 'SYN, SYN + ACK and requests take time to send, too.',
  },
  connections: {
    serial: 'One connection at a time: the next one is opened when the file before has arrived.',
    parallel: 'Several connections at a time, which do not slow each other down.',
  },
  ends: { 'last-bit': 'The clock stops when the last bit of the last file has arrived.' },
  prefixes: {
    decimal: 'Prefixes are decimal: 1 kB is 1000 bytes and 1 Mbps is 1,000,000 bits per second.',
    binary: 'Amounts of data have binary prefixes: 1 KiB is 1024 bytes. Rates stay decimal.',
  },
}

/** What an exercise of a topic must state, because textbooks disagree on it. */
const neededByTopic: readonly { topic: string; needs: readonly ConventionId[] }[] = [
  { topic: 'http/delay', needs: ['handshake', 'controlPackets', 'connections'] },
]

export function conventionsNeeded(topic: string): readonly ConventionId[] {
  const rows = neededByTopic.filter((row) => topic === row.topic || topic.startsWith(`${row.topic}/`))
  return rows.flatMap((row) => row.needs)
}

/** The values that a convention can have, for messages to authors. */
export function conventionChoices(id: ConventionId): string[] {
  return Object.keys(words[id])
}

/** One sentence for each convention that the exercise declares, in a fixed order. */
export function conventionsInWords(conventions: Conventions): { id: ConventionId; says: string }[] {
  const { handshake, controlPackets, connections, ends, prefixes } = conventions
  const sentences: { id: ConventionId; says: string | undefined }[] = [
    { id: 'handshake', says: handshake && words.handshake[handshake] },
    { id: 'controlPackets', says: controlPackets && words.controlPackets[controlPackets] },
    { id: 'connections', says: connections && words.connections[connections] },
    { id: 'ends', says: ends && words.ends[ends] },
    { id: 'prefixes', says: prefixes && words.prefixes[prefixes] },
  ]
  return sentences.flatMap(({ id, says }) => (says ? [{ id, says }] : []))
}
