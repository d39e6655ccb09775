import { expect, it } from 'vitest'
import { isInNetworks, NetworkSchema } from '#server/access/networks.ts'

it.each([
  ['192.0.2.7', ['192.0.2.0/24'], true],
  ['192.0.3.7', ['192.0.2.0/24'], false],
  ['192.0.2.7', ['198.51.100.1', '192.0.2.7'], true],
  ['2001:db8::1', ['192.0.2.0/24', '2001:db8::/32'], true],
  ['2001:db9::1', ['2001:db8::/32'], false],
  ['anything', [], true],
  [undefined, [], true],
  [undefined, ['192.0.2.0/24'], false],
  ['unknown', ['0.0.0.0/0'], false],
])('%s in %j: %s', (address, networks, is) => expect(isInNetworks(address, networks)).toBe(is))

it.each(['192.0.2.0/33', '192.0.2', 'here', '2001:db8::/129', '192.0.2.0/24/8', '192.0.2.0/-1'])(
  '%j is no network',
  (text) => expect(NetworkSchema.safeParse(text).success).toBe(false),
)
