import { expect, test } from 'vitest'
import { parseSocketTable } from '#graders/labs/kernel/socket-table.ts'

const head =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops'
const row = (local: string, remote: string, state: string, unread = '00000000', inode = '4711') =>
  `  123: ${local} ${remote} ${state} 00000000:${unread} 00:00000000 00000000     0        0 ${inode} 2 0000000000000000 0`

const table = (...rows: string[]) => [head, ...rows, ''].join('\n')
const nobody = '00000000:0000'

test.each([
  ['everywhere', '00000000:2EE0', '0.0.0.0', 12_000],
  ['the loopback address', '0100007F:0035', '127.0.0.1', 53],
  ['an address of the lab', '076433C6:FFFF', '198.51.100.7', 65_535],
  ['everywhere, IPv6', '00000000000000000000000000000000:2EE0', '::', 12_000],
  ['the IPv6 loopback address', '00000000000000000000000001000000:2EE0', '::1', 12_000],
  ['IPv4 in an IPv6 socket', '0000000000000000FFFF00000100007F:2EE0', '127.0.0.1', 12_000],
  ['an IPv6 address', 'B80D0120000000000000000001000000:2EE0', '2001:db8:0:0:0:0:0:1', 12_000],
])('%s', (_, local, address, port) => {
  expect(parseSocketTable(table(row(local, nobody, '07')), 'udp')).toMatchObject([{ address, port }])
})

test('a UDP socket waits for anybody while it is bound and not connected', () => {
  const rows = table(
    row('00000000:2EE0', nobody, '07', '00000104', '1'),
    row('0100007F:EE48', '0100007F:2EE0', '01', '00000000', '2'),
  )
  expect(parseSocketTable(rows, 'udp')).toMatchObject([
    { isOpenToAll: true, inode: '1' },
    { isOpenToAll: false, remotePort: 12_000, inode: '2' },
  ])
})

test('a TCP socket does in the state LISTEN', () => {
  const rows = table(row('00000000:2EE0', nobody, '0A'), row('00000000:2EE0', '0100007F:EE48', '01'))
  expect(parseSocketTable(rows, 'tcp').map(({ isOpenToAll }) => isOpenToAll)).toEqual([true, false])
})

test.each([
  '',
  head,
  'nonsense',
  row('0000:2EE0', nobody, '07'),
  row('00000000:2EE0', nobody, '07').slice(0, 60),
])('what is no row is left out: %j', (text) => {
  expect(parseSocketTable(text, 'udp')).toEqual([])
})
