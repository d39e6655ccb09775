import { describe, expect, test } from 'vitest'
import { onTheWay } from '#protocols/ipsec/on-the-way.ts'
import { type Association, covered, packetStack } from '#protocols/ipsec/packet-stack.ts'

const plain = { source: 'A', destination: 'B', transport: 'tcp' } as const
const ah = (mode: Association['mode']): Association => ({
  protocol: 'ah',
  mode,
  encrypts: false,
  checks: true,
  ...(mode === 'tunnel' ? { from: 'G', to: 'H' } : {}),
})
const esp = (mode: Association['mode'], more: Partial<Association> = {}): Association => ({
  ...ah(mode),
  protocol: 'esp',
  encrypts: true,
  ...more,
})

/** The figures of RFC 4302 section 3.1 and RFC 4303 section 3.1, as far as IPv4 without options goes. */
const figures: [string, Association[], string, string, string][] = [
  ['AH, transport', [ah('transport')], 'ip ah-1 tcp data', '', 'ip ah-1 tcp data'],
  ['AH, tunnel', [ah('tunnel')], 'ip-1 ah-1 ip tcp data', '', 'ip-1 ah-1 ip tcp data'],
  [
    'ESP, transport',
    [esp('transport')],
    'ip esp-1 tcp data trailer-1 icv-1',
    'tcp data trailer-1',
    'esp-1 tcp data trailer-1',
  ],
  [
    'ESP, tunnel',
    [esp('tunnel')],
    'ip-1 esp-1 ip tcp data trailer-1 icv-1',
    'ip tcp data trailer-1',
    'esp-1 ip tcp data trailer-1',
  ],
  [
    'ESP without a check',
    [esp('tunnel', { checks: false })],
    'ip-1 esp-1 ip tcp data trailer-1',
    'ip tcp data trailer-1',
    '',
  ],
  [
    'ESP with NULL encryption',
    [esp('transport', { encrypts: false })],
    'ip esp-1 tcp data trailer-1 icv-1',
    '',
    'esp-1 tcp data trailer-1',
  ],
]

test.each(figures)('%s', (_, associations, blocks, encrypted, checked) => {
  const stack = packetStack(plain, associations)
  expect(stack.blocks.map(({ id }) => id).join(' ')).toBe(blocks)
  expect(stack.brackets.map((bracket) => covered(stack, bracket).join(' '))).toEqual([encrypted, checked])
})

test('nested: what was made first lies within what was made last', () => {
  const stack = packetStack(plain, [esp('transport'), ah('transport'), esp('tunnel')])
  expect(stack.blocks.map(({ id }) => id).join(' ')).toBe(
    'ip-3 esp-3 ip ah-2 esp-1 tcp data trailer-1 icv-1 trailer-3 icv-3',
  )
  expect(stack.brackets.map((bracket) => covered(stack, bracket).join(' '))).toEqual([
    'tcp data trailer-1',
    'esp-1 tcp data trailer-1',
    '',
    'ip ah-2 esp-1 tcp data trailer-1 icv-1',
    'ip ah-2 esp-1 tcp data trailer-1 icv-1 trailer-3',
    'esp-3 ip ah-2 esp-1 tcp data trailer-1 icv-1 trailer-3',
  ])
})

describe('on the way', () => {
  test.each<[string, Association[], Record<string, string>]>([
    ['nothing', [], { source: 'A', protocol: '6 (TCP)', ports: 'yes', nat: 'it is accepted' }],
    ['AH', [ah('transport')], { protocol: '51 (AH)', ports: 'yes', nat: 'the check of IPsec fails' }],
    ['AH, tunnel', [ah('tunnel')], { source: 'G', destination: 'H', nat: 'the check of IPsec fails' }],
    ['ESP', [esp('transport')], { source: 'A', protocol: '50 (ESP)', ports: 'no' }],
    ['ESP and NAT', [esp('transport')], { nat: 'IPsec accepts it, and the checksum of TCP or UDP fails' }],
    ['ESP, tunnel', [esp('tunnel')], { source: 'G', ports: 'no', nat: 'it is accepted' }],
    ['NULL', [esp('transport', { encrypts: false })], { ports: 'yes' }],
    ['AH within ESP', [ah('transport'), esp('transport')], { nat: 'the check of IPsec fails' }],
    ['AH within a tunnel', [ah('transport'), esp('tunnel')], { nat: 'it is accepted' }],
  ])('%s', (_, associations, answers) => {
    expect(onTheWay(packetStack(plain, associations))).toMatchObject(answers)
  })
})
