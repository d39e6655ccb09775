// Textbooks differ in what they count. Each switch that matters is declared by the exercise, shown to the
// student in these words, and an input of the model that computes the answer.
import * as z from 'zod'

export const ConventionsSchema = z.strictObject({
  handshake: z
    .enum(['counted', 'not-counted'])
    .optional()
    .describe('Whether the round trip that opens a connection counts.'),
  controlPackets: z
    .enum(['free', 'costing'])
    .optional()
    .describe('Whether SYN, SYN + ACK and requests take time to send.'),
  connections: z
    .enum(['serial', 'kept-open', 'parallel'])
    .optional()
    .describe('How many there are at a time.'),
  opening: z
    .enum(['with-the-first', 'after-the-base-file'])
    .optional()
    .describe('When further connections are opened.'),
  bandwidth: z
    .enum(['each', 'shared'])
    .optional()
    .describe('Whether connections that send at the same time share the rate.'),
  ends: z.enum(['last-bit']).optional().describe('When the clock stops.'),
  prefixes: z.enum(['decimal', 'binary']).optional().describe('Of amounts of data: 1,000 or 1,024.'),
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
    'kept-open': 'One connection for the whole page, which stays open from file to file.',
    parallel: 'As many connections at a time as the question says.',
  },
  opening: {
    'with-the-first': 'All connections are opened together, before the base file is asked for.',
    'after-the-base-file': 'Further connections are opened when the base file has arrived.',
  },
  bandwidth: {
    each: 'Connections that are open at the same time do not slow each other down.',
    shared: 'Connections that send at the same time share the rate: of k, each sends at a k-th of it.',
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
  const { handshake, controlPackets, connections, opening, ends, prefixes } = conventions
  const bandwidth = conventions.bandwidth ?? (connections === 'parallel' ? 'each' : undefined)
  const sentences: { id: ConventionId; says: string | undefined }[] = [
    { id: 'handshake', says: handshake && words.handshake[handshake] },
    { id: 'controlPackets', says: controlPackets && words.controlPackets[controlPackets] },
    { id: 'connections', says: connections && words.connections[connections] },
    { id: 'opening', says: opening && words.opening[opening] },
    { id: 'bandwidth', says: bandwidth && words.bandwidth[bandwidth] },
    { id: 'ends', says: ends && words.ends[ends] },
    { id: 'prefixes', says: prefixes && words.prefixes[prefixes] },
  ]
  return sentences.flatMap(({ id, says }) => (says ? [{ id, says }] : []))
}
