// Our tracker and peers against a program that nobody here wrote: aria2 reads the torrent, asks the tracker, and fetches the
// file.
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, expect, test } from 'vitest'
import { seededRandom } from '#graders/labs/board/seeded-random.ts'
import { type OpenedSwarm, type SwarmOptions, swarm } from '#graders/labs/peers/bittorrent/swarm.ts'
import { makeTorrent } from '#graders/labs/peers/bittorrent/torrent.ts'
import { makePeerTools } from '#graders/labs/peers/testing/peer-tools.ts'
import { findTool } from '#graders/sandbox/host/find-tool.ts'

const run = promisify(execFile)
const aria = findTool('aria2c')
if (aria === null) console.warn('Left out: aria2 is not installed.')

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

const options = [
  '--no-conf',
  '--seed-time=0',
  '--enable-dht=false',
  '--bt-enable-lpd=false',
  '--enable-peer-exchange=false',
  '--file-allocation=none',
  '--bt-tracker-connect-timeout=5',
  '--console-log-level=warn',
  '--listen-port=16881-16999',
]

async function fetchWith(
  program: string,
  { torrent, ...spec }: SwarmOptions,
): Promise<{ all: OpenedSwarm; file: Buffer }> {
  const peers = spec.peers.map((peer) => ({ ...peer, port: 0 }))
  const opened = await swarm({ torrent, ...spec, peers, tracker: { port: 0, ...spec.tracker } }).open(
    makePeerTools(),
  )
  closing.push(opened.close)
  const folder = mkdtempSync(join(tmpdir(), 'roundtrip-swarm-'))
  closing.push(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'file.torrent')
  writeFileSync(path, opened.handle.metainfo)
  await run(program, [...options, '-d', folder, path], {
    timeout: 100_000,
    env: { ...process.env, HOME: folder },
  })
  return { all: opened.handle, file: readFileSync(join(folder, torrent.name)) }
}

const local = (...all: readonly Omit<SwarmOptions['peers'][number], 'name' | 'address' | 'port'>[]) =>
  all.map((peer, index) => ({ name: `peer${index}`, address: `127.0.0.${11 + index}`, port: 0, ...peer }))

const torrent = makeTorrent(seededRandom('a file'), { bytes: 150_000, pieceBytes: 32_768 })

test.skipIf(aria === null).each<[string, Omit<SwarmOptions, 'torrent'>]>([
  ['from one peer', { peers: local({ has: 'all' }) }],
  ['from a list of peers', { peers: local({ has: 'all' }), tracker: { compact: false } }],
  ['from two that have different pieces', { peers: local({ has: [0, 2] }, { has: [1, 3, 4] }) }],
  [
    'though one sends a wrong byte',
    { peers: local({ has: 'all' }, { has: 'all' }), misbehaves: { corrupts: 1 } },
  ],
  ['though it is choked in between', { peers: local({ has: 'all' }), misbehaves: { chokesAt: 2 } }],
  [
    'though a peer chatters and says all at once',
    { peers: local({ has: 'all', misbehaves: { chatters: true, together: true } }) },
  ],
])('aria2 fetches a file %s', { timeout: 120_000 }, async (_, spec) => {
  const { all, file } = await fetchWith(aria ?? '', { torrent, ...spec })
  expect(file.equals(torrent.content)).toBe(true)
  await all.isAnnounced({ withinMs: 1_000 })
  await all.isFetched({ withinMs: 1_000 })
  all.saidAll()
  all.askedInBlocks()
  all.askedOnlyWhoHas()
  all.waitedForUnchoke()
  all.restedWhileChoked()
})
