// `#graders/author/bittorrent`: a file in pieces, its tracker, and peers that have it.
export { swarm } from '#graders/labs/peers/bittorrent/swarm.ts'
export { swarmPeers } from '#graders/labs/peers/bittorrent/swarm-peers.ts'
export { makeTorrent } from '#graders/labs/peers/bittorrent/torrent.ts'
export { writesBytes } from '#graders/labs/program/writes-bytes.ts'
