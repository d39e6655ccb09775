// A film as a DASH server has it (ISO/IEC 23009-1): cut into segments, each in several qualities, with a manifest that
// says where they lie. What is in the segments is noise with a name on it: nobody can know it beforehand.
import type { SeededRandom } from '#graders/labs/board/seeded-random.ts'
import type { FilmSpec, Quality } from '#graders/labs/peers/dash/film-spec.ts'
import { writeManifest } from '#graders/labs/peers/dash/write-manifest.ts'

export interface Segment {
  /** Its place in the film, from 0. */
  at: number
  quality: Quality
  path: string
  content: Buffer
}

export interface Film extends Required<FilmSpec> {
  /** As `startNumber` counts. */
  numberOf: (at: number) => number
  secondsOf: (at: number) => number
  manifest: string
  /** By path. */
  all: ReadonlyMap<string, Segment>
  /** From the least on. */
  byRate: readonly Quality[]
}

const threeQualities = [
  { id: 'low', rate: 4 },
  { id: 'middle', rate: 12 },
  { id: 'high', rate: 36 },
]

export function makeFilm(random: SeededRandom, spec: FilmSpec): Film {
  const whole: Required<FilmSpec> = {
    qualities: threeQualities,
    path: '/film/manifest.mpd',
    media: '$RepresentationID$-$Number$.ts',
    startNumber: 1,
    length: 'short',
    ...spec,
  }
  const { segments, seconds, qualities, path, startNumber } = whole
  const secondsOf = (at: number) => (at === segments - 1 ? seconds / 2 : seconds)
  const numberOf = (at: number) => startNumber + at
  const all = new Map<string, Segment>()
  for (const quality of qualities) {
    for (let at = 0; at < segments; at += 1) {
      const name = fillTemplate(whole.media, quality, numberOf(at))
      const segment: Segment = {
        at,
        quality,
        path: path.replace(/[^/]*$/, name),
        content: noise(random, `[${name}]`, (quality.rate * 1_000 * secondsOf(at)) / 8),
      }
      all.set(segment.path, segment)
    }
  }
  const byRate = qualities.toSorted((a, b) => a.rate - b.rate)
  return { ...whole, secondsOf, numberOf, manifest: writeManifest(whole), all, byRate }
}

/** ISO/IEC 23009-1, 5.3.9.4.4: identifiers between dollar signs, a number with a width as printf has it. */
export function fillTemplate(media: string, { id, rate }: Quality, number: number): string {
  return media
    .replaceAll('$RepresentationID$', id)
    .replaceAll('$Bandwidth$', String(rate * 1_000))
    .replaceAll(/\$Number(?:%0(\d+)d)?\$/g, (_, width: string | undefined) =>
      String(number).padStart(Number(width ?? 1), '0'),
    )
}

/** Octets that are no text, so that whoever takes them for text changes them. */
function noise(random: SeededRandom, name: string, octets: number): Buffer {
  const block = Buffer.from(Array.from({ length: 97 }, () => random.integer(0x80, 0xff)))
  return Buffer.concat([Buffer.from(name), Buffer.alloc(octets, block)], Math.round(octets))
}
