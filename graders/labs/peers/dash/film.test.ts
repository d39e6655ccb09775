import { expect, test } from 'vitest'
import { seededRandom } from '#graders/labs/board/seeded-random.ts'
import { fillTemplate, makeFilm } from '#graders/labs/peers/dash/film.ts'

const quality = { id: 'v/1', rate: 48 }

test.each([
  ['$RepresentationID$-$Number$.ts', 7, 'v/1-7.ts'],
  ['$Bandwidth$/$Number%05d$', 12, '48000/00012'],
  ['$Number%02d$$Number$', 123, '123123'],
])('%s with the number %i is %s', (media, number, name) => {
  expect(fillTemplate(media, quality, number)).toBe(name)
})

test('segments are as large as their quality says, the last is half as long, and lies beside the manifest', () => {
  const film = makeFilm(seededRandom('a film'), {
    segments: 3,
    seconds: 0.5,
    path: '/a/b/c.mpd',
    startNumber: 4,
  })
  expect([...film.all.keys()].filter((path) => path.includes('high'))).toEqual(
    [4, 5, 6].map((number) => `/a/b/high-${number}.ts`),
  )
  expect([...film.all.values()].map(({ content }) => content.length)).toEqual([
    250, 250, 125, 750, 750, 375, 2_250, 2_250, 1_125,
  ])
  expect(film.manifest).toContain('mediaPresentationDuration="PT1.25S"')
  expect(film.manifest).toContain('duration="500" startNumber="4"')
  const contents = [...film.all.values()].map(({ content }) => content.toString('latin1'))
  expect(new Set(contents).size).toBe(9)
})
