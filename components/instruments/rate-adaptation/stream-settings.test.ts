import { expect, it, test } from 'vitest'
import {
  bestOf,
  chosenIn,
  readStreamSettings,
  streamOf,
  writeStreamSettings,
} from '#components/instruments/rate-adaptation/stream-settings.ts'
import { playStream } from '#protocols/streaming/play-stream.ts'

const read = (query: string) => readStreamSettings(new URLSearchParams(query))

it.each(['', 'choice=highest&segments=5&buffer=12', 'choice=own&own=01210&segments=5&network=2'])(
  'comes back from the address as it was: %s',
  (query) => expect(read(writeStreamSettings(read(query)))).toEqual(read(query)),
)

it.each(['segments=1e9&start=-3&buffer=NaN', 'choice=flying&own=9x', `network=${'4 for 8,'.repeat(4_000)}`])(
  'puts %.40s right',
  (query) => {
    const settings = read(query)
    expect(settings.numbers.segments).toBeLessThanOrEqual(10)
    expect(settings.network.length).toBeLessThanOrEqual(200)
    expect(settings.own.every((quality) => quality <= 3)).toBe(true)
  },
)

test.each([
  ['network=fast', 'network', '“fast” is no period'],
  ['network=', 'network', 'is no period'],
  ['network=4, 2', 'network', 'For how long does 4 last?'],
  ['network=0', 'network', 'carries nothing'],
  [`network=${Array.from({ length: 13 }, () => '1 for 1').join(',')}`, 'network', 'At most 12'],
  ['qualities=2, 1', 'qualities', 'the lowest quality first'],
  ['qualities=1', 'qualities', 'two to 4'],
  ['qualities=1, x', 'qualities', '“x” is no rate'],
])('%s is said', (query, field, says) => {
  expect(streamOf(read(query))).toMatchObject({ ok: false, [field]: expect.stringContaining(says) })
})

test('the best is no worse than what any player chooses without a pause', () => {
  const settings = read('')
  const { ok, ...given } = streamOf(settings)
  if (!ok || !('stream' in given)) throw new Error('the instrument begins with what cannot be read')
  const best = bestOf(given.stream)
  expect(best).not.toBeNull()
  const played = playStream(given.stream, best ?? [])
  expect(played.stalls).toBe(0)
  expect(chosenIn(settings, given.stream)).toHaveLength(8)
  for (const choice of ['lowest', 'average', 'rate-now', 'last-throughput', 'highest'] as const) {
    const other = playStream(given.stream, chosenIn({ ...settings, choice }, given.stream))
    if (other.stalls === 0) expect(played.meanRate).toBeGreaterThanOrEqual(other.meanRate)
  }
})
