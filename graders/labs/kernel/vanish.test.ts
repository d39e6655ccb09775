import { expect, test } from 'vitest'
import { parseRefusedDatagrams } from '#graders/labs/kernel/vanish.ts'

test('the count of datagrams that met no socket stands under its name', () => {
  const counters =
    'Tcp: ActiveOpens PassiveOpens\nTcp: 3 4\nUdp: InDatagrams NoPorts InErrors\nUdp: 10 7 0\nUdpLite: InDatagrams NoPorts\nUdpLite: 1 2\n'
  expect(parseRefusedDatagrams(counters)).toBe(7)
})

test.each(['', 'Udp: NoPorts', 'Udp: InDatagrams\nUdp: 3\n'])('without the count it is 0: %j', (counters) => {
  expect(parseRefusedDatagrams(counters)).toBe(0)
})
