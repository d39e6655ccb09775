// Programs on paper: what they asked for, of whom, and in which order.
import { expect, test } from 'vitest'
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { seededRandom } from '#graders/labs/board/seeded-random.ts'
import {
  askedInBlocks,
  askedOnlyWhoHas,
  askedRarestFirst,
  heldItsTongue,
} from '#graders/labs/peers/bittorrent/judge-requests.ts'
import { type AskedBlock, missingPiece, type SwarmLog } from '#graders/labs/peers/bittorrent/swarm-log.ts'
import { swarmPeers } from '#graders/labs/peers/bittorrent/swarm-peers.ts'
import { makeTorrent } from '#graders/labs/peers/bittorrent/torrent.ts'
import { bdecode, bencode } from '#protocols/bittorrent/bencode.ts'

const torrent = makeTorrent(seededRandom('a file'), { bytes: 3_500, pieceBytes: 1_000 })
const peers = swarmPeers({ has: [0, 1] }, { has: [1, 2, 3] }, { has: 'all' })

/** By peer, piece and what is otherwise than usual. */
function asks(...all: readonly [peer: number, piece: number, own?: Partial<AskedBlock>][]): SwarmLog {
  const asked = all.map(([at, piece, own], promptedAt): AskedBlock => {
    const peer = peers[at]
    if (peer === undefined) throw new RangeError(`no peer ${at}`)
    const where = { stream: 'from-program', connection: at, offset: 68 } as const
    const usual = { permission: 'given', wasOffered: true, answer: 'sound', promptedAt } as const
    return { peer, piece, begin: 0, bytes: torrent.bytesOf(piece), where, ...usual, ...own }
  })
  return {
    torrent,
    announces: [],
    greetings: [],
    asked,
    offered: new Set(),
    interested: new Set(),
    wrong: [],
  }
}

const whatFails = (judge: () => void): unknown => {
  try {
    judge()
  } catch (error) {
    if (error instanceof CheckFailure) return error.mismatch
    throw error
  }
  return null
}

test('a torrent says its pieces, the last as short as it is', () => {
  expect([torrent.pieces, torrent.bytesOf(2), torrent.bytesOf(3), torrent.bytesOf(4)]).toEqual([
    4, 1_000, 500, 0,
  ])
  const read = bdecode(torrent.leadingTo('http://198.51.100.7/announce'))
  if (!read.ok || !(read.value instanceof Map)) throw new Error('no dictionary')
  expect([...read.value.keys()]).toEqual(['announce', 'info'])
  const other = makeTorrent(seededRandom('a file'), { bytes: 3_500, pieceBytes: 1_000, more: { private: 1 } })
  expect(other.infoHash.equals(torrent.infoHash)).toBe(false)
  expect(Buffer.from(bencode(read.value)).equals(torrent.leadingTo('http://198.51.100.7/announce'))).toBe(
    true,
  )
})

test.each([
  ['the rarest of all', asks([2, 0], [1, 2], [1, 3], [0, 1]), null],
  ['the rarest of each peer', asks([0, 0], [1, 2], [2, 3], [2, 1]), null],
  [
    'two at the same time',
    asks([1, 1], [2, 0, { promptedAt: 0 }], [1, 2], [1, 3]),
    { path: 'the piece that ben was asked for', actual: '1, which 3 peers have' },
  ],
  ['two that crossed', asks([2, 2], [1, 0, { promptedAt: 0 }], [1, 3], [1, 1]), null],
  ['the same piece again', asks([0, 0], [2, 0], [1, 3], [1, 2], [1, 1]), null],
  [
    'what all have',
    asks([0, 1]),
    {
      path: 'the piece that anna was asked for',
      expected: '0, which 2 peers have',
      actual: '1, which 3 peers have',
    },
  ],
])('rarest first: %s', (_, log, failure) => {
  const expected: unknown = failure === null ? null : expect.objectContaining(failure)
  expect(whatFails(() => askedRarestFirst(log, peers))).toEqual(expected)
})

test('requests are judged one by one', () => {
  const good = asks([0, 0], [2, 1])
  for (const judge of [askedInBlocks, askedOnlyWhoHas]) expect(whatFails(() => judge(good))).toBe(null)
  expect(whatFails(() => askedInBlocks(asks([0, 0, { bytes: 16_385 }])))).toMatchObject({
    expected: 'at most 16384 bytes',
  })
  expect(whatFails(() => askedOnlyWhoHas(asks([0, 3, { wasOffered: false }])))).toMatchObject({
    expected: 'a piece that anna has: 0, 1',
    actual: 'piece 3',
  })
  const early = asks(
    [0, 0, { permission: 'not-yet' }],
    [0, 1, { permission: 'withdrawn' }],
    [0, 1, { permission: 'ending' }],
  )
  expect(whatFails(() => heldItsTongue(early, 'not-yet'))).toMatchObject({
    actual: '1000 bytes of piece 0, from 0 on',
  })
  expect(whatFails(() => heldItsTongue(early, 'withdrawn'))).toMatchObject({
    actual: '1000 bytes of piece 1, from 0 on',
  })
})

test('a piece is there when all of it came sound', () => {
  const half = { bytes: 500 }
  expect(missingPiece(asks([2, 0], [2, 1], [2, 2], [2, 3]))).toBe(null)
  expect(missingPiece(asks([2, 0], [2, 1, { answer: 'corrupt' }]))).toBe(1)
  expect(missingPiece(asks([2, 0, { ...half, begin: 500 }], [2, 0, half], [2, 1, half]))).toBe(1)
  expect(missingPiece(asks([2, 0, { ...half, begin: 500 }]))).toBe(0)
})
