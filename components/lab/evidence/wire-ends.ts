// Who is at which end of the wire, in words and colours: a lab's program is a client of our server, or the server of
// our clients, which have names then.
import type { TranscriptEntry } from '#graders/labs/contract/transcript.ts'

type Role = 'client' | 'server'

export interface WireEnds {
  program: Role
  peer: Role
  /** What our side is called where all of it is meant. */
  peerName: 'our server' | 'our clients'
}

export function wireEnds(entries: readonly TranscriptEntry[]): WireEnds {
  // Whoever speaks first is the client.
  return entries[0]?.from === 'peer'
    ? { program: 'server', peer: 'client', peerName: 'our clients' }
    : { program: 'client', peer: 'server', peerName: 'our server' }
}

/** Tailwind's classes for what belongs to a client or a server: clients solid, servers dashed. */
export const roleLooks: Readonly<
  Record<Role, { text: string; fill: string; stroke: string; border: string; dashes: string | undefined }>
> = {
  client: {
    text: 'text-accent',
    fill: 'fill-accent',
    stroke: 'stroke-accent',
    border: 'border-accent',
    dashes: undefined,
  },
  server: {
    text: 'text-server',
    fill: 'fill-server',
    stroke: 'stroke-server',
    border: 'border-dashed border-server',
    dashes: '5 3',
  },
}

/** What became of a datagram, as part of a sentence; null when it simply arrived. */
const fates = {
  lost: 'lost on the way',
  duplicate: 'second copy',
  resent: 'lost once, sent again by TCP',
  held: 'held back as if lost and sent again',
}

export const fateWords = ({ fate }: Pick<TranscriptEntry, 'fate'>): string | null =>
  fate === undefined ? null : fates[fate]
