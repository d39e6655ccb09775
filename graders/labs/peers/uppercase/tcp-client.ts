import {
  openStreamClient,
  openStreamClients,
  StreamClient,
  type StreamClientOptions,
} from '#graders/labs/network/stream-client.ts'
import type { Peer } from '#graders/labs/peers/peer.ts'

/** A TCP client of ours, at an address of its own, that has connected. */
export function tcpClient(options: StreamClientOptions): Peer<StreamClient> {
  return { open: (tools) => openStreamClient(options, tools, (...parts) => new StreamClient(...parts)) }
}

/** One for each text, all at the same moment: each sends its text as soon as it has connected. */
export function tcpClients(
  options: StreamClientOptions & { texts: readonly string[] },
): Peer<StreamClient[]> {
  return { open: (tools) => openStreamClients(options, tools, (...parts) => new StreamClient(...parts)) }
}
