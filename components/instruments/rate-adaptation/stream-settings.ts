// What the instrument is set to, as its address holds it.
import { type NumberSetting, readWholeNumber } from '#components/instruments/number-setting.ts'
import { bestChoice } from '#protocols/streaming/best-choice.ts'
import { type Chooser, chooseAs, choosers } from '#protocols/streaming/choose-as.ts'
import type { VideoStream } from '#protocols/streaming/stream.ts'

type StreamNumber = 'segments' | 'segmentSeconds' | 'startAfter' | 'bufferSeconds'

/** Fewer than a part may have: the best of all ways is worked out here, in the browser. */
export const streamNumbers: readonly NumberSetting<StreamNumber>[] = [
  { id: 'segments', key: 'segments', label: 'Segments', unit: '', min: 2, max: 10, otherwise: 8 },
  { id: 'segmentSeconds', key: 'length', label: 'Each lasts', unit: 's', min: 1, max: 10, otherwise: 4 },
  {
    id: 'startAfter',
    key: 'start',
    label: 'Segments before the start',
    unit: '',
    min: 1,
    max: 4,
    otherwise: 1,
  },
  { id: 'bufferSeconds', key: 'buffer', label: 'Buffer', unit: 's', min: 0, max: 60, otherwise: 0 },
]

export type StreamChoice = Chooser | 'own'

export interface StreamSettings {
  numbers: Readonly<Record<StreamNumber, number>>
  /** "4 for 8, 1 for 6, 3": Mbit/s and seconds; the last one lasts. */
  network: string
  /** "0.5, 1, 2, 4": Mbit/s. */
  qualities: string
  choice: StreamChoice
  /** By segment, where the choice is one's own. */
  own: readonly number[]
}

export const streamTextMax = 200
const [periodsMax, qualitiesMax] = [12, 4]

export function readStreamSettings(given: URLSearchParams): StreamSettings {
  const of = (id: StreamNumber) => {
    const setting = streamNumbers.find((each) => each.id === id)
    return setting === undefined ? 0 : readWholeNumber(setting, given)
  }
  const numbers = {
    segments: of('segments'),
    segmentSeconds: of('segmentSeconds'),
    startAfter: of('startAfter'),
    bufferSeconds: of('bufferSeconds'),
  }
  const choice = given.get('choice')
  const digits = given.get('own') ?? ''
  return {
    numbers,
    network: (given.get('network') ?? '3 for 8, 0.6 for 8, 2').slice(0, streamTextMax),
    qualities: (given.get('qualities') ?? '0.5, 1, 2.5').slice(0, streamTextMax),
    choice: choice === 'own' ? 'own' : (choosers.find((each) => each === choice) ?? 'last-throughput'),
    own: Array.from({ length: numbers.segments }, (_, at) => {
      const digit = digits[at] ?? '0'
      return /^[0-3]$/u.test(digit) ? Number(digit) : 0
    }),
  }
}

/** With a question mark in front. */
export function writeStreamSettings({ numbers, network, qualities, choice, own }: StreamSettings): string {
  const words = new URLSearchParams({ network, qualities, choice })
  for (const { id, key } of streamNumbers) words.set(key, String(numbers[id]))
  if (choice === 'own') words.set('own', own.join(''))
  return `?${words}`
}

type ReadStream =
  | { ok: true; stream: VideoStream }
  | { ok: false; network: string | null; qualities: string | null }

export function streamOf({ numbers, network, qualities }: StreamSettings): ReadStream {
  const periods = readPeriods(network)
  const rates = readRates(qualities)
  if (typeof periods === 'string' || typeof rates === 'string') {
    return {
      ok: false,
      network: typeof periods === 'string' ? periods : null,
      qualities: typeof rates === 'string' ? rates : null,
    }
  }
  const { segments, segmentSeconds, startAfter, bufferSeconds } = numbers
  return {
    ok: true,
    stream: {
      network: periods,
      qualities: rates,
      segmentSeconds,
      weights: Array.from({ length: segments }, () => 1),
      startAfter: Math.min(startAfter, segments),
      bufferSeconds: bufferSeconds === 0 ? null : Math.max(bufferSeconds, segmentSeconds * startAfter),
    },
  }
}

/** The network's periods; a sentence where they cannot be read. */
function readPeriods(text: string): VideoStream['network'] | string {
  const items = text.split(',').map((item) => item.trim())
  if (items.length > periodsMax) return `At most ${periodsMax} periods.`
  const periods: { rate: number; seconds: number }[] = []
  for (const [index, item] of items.entries()) {
    const [, rate, seconds] = /^(\d{1,3}(?:\.\d{1,3})?)(?: +for +(\d{1,3}(?:\.\d{1,3})?))?$/u.exec(item) ?? []
    if (rate === undefined)
      return `“${item.slice(0, 30)}” is no period: write Mbit/s and seconds, as in 4 for 8.`
    if (Number(rate) < 0.01) return 'A network that carries nothing brings nothing: write at least 0.01.'
    const isLast = index === items.length - 1
    if (!isLast && seconds === undefined)
      return `For how long does ${item} last? Only the last period needs no end.`
    periods.push({ rate: Number(rate), seconds: Number(seconds ?? 1) })
  }
  return periods
}

function readRates(text: string): number[] | string {
  const items = text.split(',').map((item) => item.trim())
  const strange = items.find((item) => !/^\d{1,3}(?:\.\d{1,3})?$/u.test(item) || Number(item) < 0.01)
  if (strange !== undefined) return `“${strange.slice(0, 30)}” is no rate: write Mbit/s, as in 0.5, 1, 2.`
  if (items.length < 2 || items.length > qualitiesMax) return `Write two to ${qualitiesMax} qualities.`
  const rates = items.map(Number)
  if (rates.some((rate, at) => at > 0 && rate <= (rates[at - 1] ?? 0)))
    return 'Write the lowest quality first, each one higher than the one before.'
  return rates
}

/** The quality of each segment. */
export const chosenIn = ({ choice, own }: StreamSettings, stream: VideoStream): readonly number[] =>
  choice === 'own'
    ? stream.weights.map((_, at) => Math.min(own[at] ?? 0, stream.qualities.length - 1))
    : chooseAs(choice, stream)

/** The highest mean without a pause, whenever the picture starts; null where there is none. */
export function bestOf(stream: VideoStream): readonly number[] | null {
  try {
    return bestChoice(stream, { startWithin: Number.MAX_VALUE, switchesMax: null })?.chosen ?? null
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
