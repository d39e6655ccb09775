// What makes a bare network namespace a little internet: every IPv4 address is ours, segments are as small as on a real
// link, and a port can be bound again at once. A cell's own network has it, and so has that of each check.

const socketBytesMax = 1_048_576

/** Files below /proc/sys, which every network has of its own, and what is written into them. */
export const networkSettings: Readonly<Record<string, string>> = {
  // Closed connections would otherwise hold a server's port in TIME_WAIT for a minute: a program restarted in a check needs it.
  '/proc/sys/net/ipv4/tcp_max_tw_buckets': '0',
  // A port that the system chooses is never one that a server has written into it, so that the two can be told apart.
  '/proc/sys/net/ipv4/ip_local_port_range': '61000 65535',
  // Buffers that grow by themselves stop at a megabyte: what a program keeps in its connections is nobody's size.
  '/proc/sys/net/ipv4/tcp_rmem': `4096 131072 ${socketBytesMax}`,
  '/proc/sys/net/ipv4/tcp_wmem': `4096 16384 ${socketBytesMax}`,
}

const everywhere = 'local 0.0.0.0/0 dev lo table local'

/** Commands of `ip`, a line each, that make the network. */
export const networkCommands: string = [
  'link set lo up mtu 1500 gso_max_segs 1',
  `route add ${everywhere}`,
  '',
].join('\n')

/**
 * Command of `ip` for a network that is made: everything that is sent from no address in particular comes from this one;
 * the answers of a UDP server that is bound to all of them would otherwise come from the address of the client that asked.
 */
export const ownAddressCommand = (address: string) => `route change ${everywhere} src ${address}\n`
