// Our server of films against players that nobody here wrote: yt-dlp, which reads the manifest and fetches what it names,
// and curl.
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, expect, test } from 'vitest'
import { seededRandom } from '#graders/labs/board/seeded-random.ts'
import { type DashOptions, type DashOrigin, dashOrigin } from '#graders/labs/peers/dash/dash-origin.ts'
import { makeFilm } from '#graders/labs/peers/dash/film.ts'
import { makePeerTools } from '#graders/labs/peers/testing/peer-tools.ts'
import { findTool } from '#graders/sandbox/host/find-tool.ts'

const run = promisify(execFile)
const player = findTool('yt-dlp')
if (player === null) console.warn('Left out: yt-dlp is not installed.')

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

async function serve(options: DashOptions): Promise<DashOrigin> {
  const opened = await dashOrigin({ port: 0, ...options }).open(makePeerTools())
  closing.push(opened.close)
  return opened.handle
}

/** Writes the film as it came. */
async function fetchFilm(origin: DashOrigin, path: string, choice: string): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'roundtrip-film-'))
  closing.push(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'film')
  const url = `http://127.0.0.1:${origin.port}${path}`
  const words = [
    '--no-config',
    '--no-cache-dir',
    '--fixup',
    'never',
    '--no-part',
    '-q',
    '-f',
    choice,
    '-o',
    file,
    url,
  ]
  await run(player ?? '', words, { timeout: 50_000, env: { ...process.env, HOME: folder } })
  return readFileSync(file)
}

test.skipIf(player === null).each([
  ['best', 'high', {}],
  ['worst', 'low', { media: 'a/$Bandwidth$/$Number%05d$.ts', startNumber: 17, length: 'long' }],
] as const)('yt-dlp reads the manifest, and fetches the %s segments in order', async (choice, id, spec) => {
  const film = makeFilm(seededRandom('a film'), { segments: 5, seconds: 0.4, path: '/a/film.mpd', ...spec })
  const origin = await serve({ film, carries: [{ from: 0, rate: 1_000 }] })
  const written = await fetchFilm(origin, film.path, choice)
  expect(origin.asked.map(({ segment }) => segment?.at)).toEqual([0, 1, 2, 3, 4])
  expect(new Set(origin.asked.map(({ segment }) => segment?.quality.id))).toEqual(new Set([id]))
  origin.sawEachInOrder()
  expect(written.equals(origin.sentFilm())).toBe(true)
})

test('a segment comes no faster than the network carries it, is cut once, and may be missing', async () => {
  const film = makeFilm(seededRandom('a film'), { segments: 4, seconds: 1 })
  const origin = await serve({ film, carries: [{ from: 1, rate: 25 }], cuts: 2, onlyLeast: 3 })
  const curl = (name: string, ...words: string[]) =>
    run('curl', ['-sS', '-m', '50', ...words, `http://127.0.0.1:${origin.port}/film/${name}.ts`])
  await curl('low-1')
  const seconds = Number((await curl('middle-2', '-o', '/dev/null', '-w', '%{time_total}')).stdout)
  expect(seconds).toBeGreaterThan(0.47)
  await expect(curl('low-3')).rejects.toMatchObject({ code: 18 })
  await curl('low-3')
  expect((await curl('high-4', '-o', '/dev/null', '-w', '%{http_code}')).stdout).toBe('404')
  await curl('low-4')
  expect(origin.asked.map(({ answer }) => answer)).toEqual([
    'whole',
    'whole',
    'cut',
    'whole',
    'missing',
    'whole',
  ])
  origin.sawEachInOrder()
  await expect(origin.isFetched({ withinMs: 10 })).rejects.toThrow('wrong-field')
})
