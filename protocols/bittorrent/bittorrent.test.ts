import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAnnounce, readTrackerAnswer, writeTrackerAnswer } from '#protocols/bittorrent/announce.ts'
import { type Bencoded, bdecode, bencode, latin1Of } from '#protocols/bittorrent/bencode.ts'
import {
  type PeerMessage,
  readBitfield,
  readPeerHandshake,
  readPeerMessage,
  writeBitfield,
  writePeerHandshake,
  writePeerMessage,
} from '#protocols/bittorrent/peer-wire.ts'

const bytes = (text: string) => Buffer.from(text, 'latin1')
const hex = (octets: Uint8Array) => Buffer.from(octets).toString('hex')

// BEP 3, "bencoding".
test.each<[string, Bencoded]>([
  ['4:spam', bytes('spam')],
  ['0:', bytes('')],
  ['i3e', 3],
  ['i-3e', -3],
  ['i0e', 0],
  ['l4:spam4:eggse', [bytes('spam'), bytes('eggs')]],
  [
    'd3:cow3:moo4:spam4:eggse',
    new Map([
      ['cow', bytes('moo')],
      ['spam', bytes('eggs')],
    ]),
  ],
  ['d4:spaml1:a1:bee', new Map([['spam', [bytes('a'), bytes('b')]]])],
])('%s is read, and written again', (text, value) => {
  const read = bdecode(bytes(text))
  expect(read).toMatchObject({ ok: true, end: text.length })
  expect(latin1Of(bencode(value))).toBe(text)
  if (read.ok) expect(latin1Of(bencode(read.value))).toBe(text)
})

test.each([
  ['i-0e', 2, 'a leading zero'],
  ['i03e', 1, 'a leading zero'],
  ['i3', 2, 'no whole number'],
  ['i99999999999999999999e', 18, 'no whole number'],
  ['5:spam', 0, 'a string that is longer than what there is'],
  ['d1:b0:1:a0:e', 6, 'keys that are not in order'],
  ['d1:a0:1:a0:e', 6, 'keys that are not in order'],
  ['di1e0:e', 1, 'a key that is no string'],
  ['l', 1, 'the end, where a value should be'],
  ['x', 0, 'no value begins so'],
  ['l'.repeat(30), 25, 'more than 24 values within each other'],
])('%s is refused at %i: %s', (text, offset, says) => {
  expect(bdecode(bytes(text))).toEqual({ ok: false, offset, says })
})

test('what is written is read, whatever it is', () => {
  const value = fc.letrec<{ any: Bencoded }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.maxSafeInteger(),
      fc.uint8Array({ maxLength: 20 }),
      fc.array(tie('any'), { maxLength: 4 }),
      fc
        .array(fc.tuple(fc.uint8Array({ maxLength: 5 }).map(latin1Of), tie('any')), { maxLength: 4 })
        .map((pairs) => new Map(pairs)),
    ),
  })).any
  fc.assert(
    fc.property(value, (one) => {
      const written = bencode(one)
      const read = bdecode(Buffer.concat([written, bytes('rest')]))
      expect(read).toMatchObject({ ok: true, end: written.length })
      if (read.ok) expect(hex(bencode(read.value))).toBe(hex(written))
    }),
  )
})

const infoHash = createHash('sha1').update('info').digest()
const peerId = bytes('-RT0001-abcdefghijkl')

test('a handshake has 68 bytes (BEP 3, "peer protocol")', () => {
  const written = writePeerHandshake({ infoHash, peerId })
  expect(hex(written)).toBe(
    `13${hex(bytes('BitTorrent protocol'))}${'00'.repeat(8)}${hex(infoHash)}${hex(peerId)}`,
  )
  expect(readPeerHandshake(written.subarray(0, 67))).toEqual({ is: 'part' })
  expect(readPeerHandshake(written)).toMatchObject({ is: 'whole', end: 68 })
  expect(readPeerHandshake(bytes('\x13BitTorrent-'))).toMatchObject({ is: 'wrong', offset: 11 })
  expect(readPeerHandshake(bytes('GET /'))).toMatchObject({ is: 'wrong', offset: 0 })
})

test.each<[string, PeerMessage]>([
  ['00000000', { is: 'keep-alive' }],
  ['0000000100', { is: 'choke' }],
  ['0000000101', { is: 'unchoke' }],
  ['0000000102', { is: 'interested' }],
  ['0000000103', { is: 'not interested' }],
  ['000000050400000007', { is: 'have', piece: 7 }],
  ['0000000205a0', { is: 'bitfield', bits: Uint8Array.of(0xa0) }],
  ['0000000d06000000020000400000000800', { is: 'request', piece: 2, begin: 16_384, length: 2_048 }],
  ['0000000b0700000002000000006869', { is: 'piece', piece: 2, begin: 0, block: bytes('hi') }],
  ['0000000d08000000020000400000000800', { is: 'cancel', piece: 2, begin: 16_384, length: 2_048 }],
  ['000000031400ff', { is: 'other', id: 20, payload: Uint8Array.of(0, 255) }],
])('%s', (text, message) => {
  const written = writePeerMessage(message)
  expect(hex(written)).toBe(text)
  const read = readPeerMessage(Buffer.concat([written, bytes('more')]), 0)
  expect(read).toMatchObject({ is: 'whole', end: written.length, message: { is: message.is } })
  if (read.is === 'whole') expect(hex(writePeerMessage(read.message))).toBe(text)
  for (let octets = 0; octets < written.length; octets += 1)
    expect(readPeerMessage(written.subarray(0, octets), 0)).toEqual({ is: 'part' })
})

test.each(['0000000201ff', '000000040400000007', '0000000706000000020000', 'ffffffff', '0000000307ffff'])(
  '%s is no message',
  (text) => {
    expect(readPeerMessage(Buffer.from(`${text}000000000000`, 'hex'), 0)).toMatchObject({
      is: 'wrong',
      offset: 0,
    })
  },
)

test('a bitfield has its first piece in the highest bit', () => {
  expect(hex(writeBitfield([0, 2, 8], 10))).toBe('a080')
  expect(readBitfield(Uint8Array.of(0xa0, 0x80))).toEqual([0, 2, 8])
})

test('an announce is read to bytes, a plus sign as a blank', () => {
  expect([...readAnnounce('key=a&info_hash=%00%FFa+b&port=6881&port=1&x')]).toEqual([
    ['key', 'a'],
    ['info_hash', '\0\u00ffa b'],
    ['port', '6881'],
  ])
})

test.each([true, false])('a tracker names peers, compact %s (BEP 23)', (compact) => {
  const answer = { is: 'peers', intervalS: 60, peers: [{ host: '203.0.113.11', port: 6_881 }] } as const
  const written = writeTrackerAnswer({ ...answer, peers: [...answer.peers] }, { compact })
  expect(readTrackerAnswer(written)).toEqual(answer)
  if (compact) expect(latin1Of(written)).toBe('d8:intervali60e5:peers6:\u00cb\0q\u000b\u001a\u00e1e')
})

test('or says why not', () => {
  const answer = { is: 'failure', says: 'not here' } as const
  expect(readTrackerAnswer(writeTrackerAnswer(answer, { compact: true }))).toEqual(answer)
  expect(readTrackerAnswer(bytes('d5:peers5:abcdee'))).toBe(null)
})
