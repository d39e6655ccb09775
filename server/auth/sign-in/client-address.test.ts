import { describe, expect, it } from 'vitest'
import { clientAddress, networkOf, readTrustedProxies } from '#server/auth/sign-in/client-address.ts'

const nobody = readTrustedProxies('')
const proxies = readTrustedProxies('10.0.0.0/8, 192.0.2.7\n2001:db8:1::/48')

describe('the address of a client', () => {
  it.each([
    ['nobody is trusted', '198.51.100.1', '203.0.113.9', nobody, '198.51.100.1'],
    ['not even the machine itself', '127.0.0.1', '203.0.113.9', nobody, '127.0.0.1'],
    ['a stranger says so', '198.51.100.1', '203.0.113.9', proxies, '198.51.100.1'],
    ['a proxy says so', '192.0.2.7', '203.0.113.9', proxies, '203.0.113.9'],
    ['a proxy over IPv6', '2001:db8:1:2::3', '2001:DB8:F::1', proxies, '2001:db8:f::1'],
    ['a proxy in a mapped address', '::ffff:10.1.1.1', '203.0.113.9', proxies, '203.0.113.9'],
    ['a proxy behind a proxy', '10.0.0.1', '203.0.113.9, 10.0.0.2', proxies, '203.0.113.9'],
    ['the client invents what is before', '10.0.0.1', '10.0.0.9, 203.0.113.9', proxies, '203.0.113.9'],
    [
      'the client invents proxies',
      '10.0.0.1',
      '1.1.1.1, 10.0.0.9, 203.0.113.9, 10.0.0.2',
      proxies,
      '203.0.113.9',
    ],
    ['all of them are proxies', '10.0.0.1', '10.0.0.3, 10.0.0.2', proxies, '10.0.0.3'],
    ['a proxy says nothing', '10.0.0.1', '', proxies, '10.0.0.1'],
    ['a proxy says nonsense', '10.0.0.1', '203.0.113.9, unknown', proxies, '10.0.0.1'],
    ['with a port', '10.0.0.1', '203.0.113.9:4711', proxies, '203.0.113.9'],
    ['with brackets, port and zone', '10.0.0.1', '[fe80::1%eth0]:4711', proxies, 'fe80::1'],
    ['the connection is gone', '', '203.0.113.9', proxies, 'unknown'],
  ])('%s', (_case, peer, forwardedFor, trusted, expected) => {
    expect(clientAddress(peer, forwardedFor, trusted)).toBe(expected)
  })

  it.each([
    '10.0.0.0/33',
    '10.0.0',
    'proxy.example',
    '2001:db8::/129',
    '10.0.0.0/8/8',
    '10.0.0.0/',
    '10.0.0.0/-1',
  ])('is not read with %s as a proxy', (entry) =>
    expect(() => readTrustedProxies(`127.0.0.1,${entry}`)).toThrow(JSON.stringify(entry)),
  )
})

it.each([
  ['203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
  ['::1', '0:0:0:0::/64'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['somewhere', 'unknown'],
])('attempts from %s are counted by %s', (address, expected) => expect(networkOf(address)).toBe(expected))
