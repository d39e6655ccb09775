import { each, type HostileRow } from '#graders/sandbox/hostile/hostile-case.ts'

export const network: readonly HostileRow[] = [
  { file: 'host-listener.py', meets: [/^listener 0: ECONNREFUSED$/, /^listener 1: ECONNREFUSED$/] },
  {
    file: 'metadata-address.py',
    meets: each('ECONNREFUSED', '169.254.169.254', '8.8.8.8', '10.0.0.1', '192.168.0.1'),
  },
  {
    file: 'ipv6.py',
    meets: ['public: ENETUNREACH', /^link-local: (ENETUNREACH|EADDRNOTAVAIL|ECONNREFUSED)$/],
  },
  {
    file: 'raw-sockets.py',
    meets: [
      ...each('EPERM', 'raw icmp', 'raw ip', 'raw ipv6'),
      'ping: EPROTONOSUPPORT',
      'packet: EAFNOSUPPORT',
    ],
  },
  {
    file: 'odd-families.py',
    meets: [
      ...each('EAFNOSUPPORT', 'unix', 'netlink', 'vsock', 'bluetooth', 'alg', 'xdp'),
      'unix pair: allowed',
    ],
  },
  {
    file: 'odd-protocols.py',
    meets: [...each('EPROTONOSUPPORT', 'mptcp', 'sctp', 'udp-lite'), ...each('EPERM', 'dccp', 'seqpacket')],
  },
  {
    file: 'port-theft.py',
    meets: [
      'held: allowed',
      ...each('EADDRINUSE', 'plain', 'reuse', 'narrower', 'other address', 'datagrams'),
      'low port: EACCES',
    ],
  },
  {
    file: 'reconfigure.py',
    meets: [...each('ENOTTY', 'down', 'address', 'route'), 'bind to device: EPERM'],
  },
  {
    file: 'unix-datagrams.py',
    meets: [...each('EPERM', 'datagrams', 'packets'), 'listen: EINVAL', 'connect: ECONNREFUSED'],
  },
  {
    file: 'socket-options.py',
    meets: [
      ...each('EPERM', 'attach filter', 'attach bpf', 'upper protocol'),
      'larger: allowed',
      'as before: True',
    ],
  },
  { file: 'flood.py', meets: ['flood: over'] },
]
