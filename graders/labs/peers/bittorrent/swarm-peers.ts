import type { PieceHolder } from '#graders/labs/peers/bittorrent/piece-holder.ts'

const names = ['anna', 'ben', 'clara', 'david', 'emil']

/** Peers with names and addresses of their own (RFC 5737), in the order of what they have. */
export const swarmPeers = (
  ...all: readonly Omit<PieceHolder, 'name' | 'address' | 'port'>[]
): PieceHolder[] =>
  all.map((peer, index) => ({
    name: names[index] ?? `peer ${index}`,
    address: `203.0.113.${11 + 10 * index}`,
    port: 6_881 + index,
    ...peer,
  }))
