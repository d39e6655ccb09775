// Whether the time to read grows faster than the input. A clock does not tell on a busy machine, so it is this
// thread's processor time, the least of several runs, and a ratio that a linear reader is far from.
import { endsWithin } from './ends-within.ts'
import type { Pump, Reader } from './reader.ts'

const step = 8
/** Linear is 8, quadratic 64. */
const ratioMax = step * 3
/** Nobody notices less for the longest input, whatever it grows like. */
const unnoticedMs = 60
const runs = 3
const tries = 4

/** A sentence when reading takes more than linear time; null when it does not. */
export function findGrowth(
  { read, charactersMax, libraryMs = unnoticedMs }: Pick<Reader, 'read' | 'charactersMax' | 'libraryMs'>,
  pump: Pump,
  hangMs = 20_000,
): string | null {
  const long = pumped(pump, charactersMax)
  const short = pumped(pump, Math.floor(charactersMax / step))
  let said = ''
  for (let again = 0; again < tries; again += 1) {
    const longMs = leastMs(read, long, hangMs)
    if (longMs === null) return `Not read within ${hangMs / 1_000} s: ${describe(pump)}`
    if (longMs < libraryMs) return null
    const shortMs = leastMs(read, short, hangMs) ?? 0
    if (longMs <= ratioMax * shortMs) return null
    said = `${short.length} characters took ${shortMs.toFixed(2)} ms, ${long.length} took ${longMs.toFixed(0)} ms: ${describe(pump)}`
  }
  return said
}

const describe = (pump: Pump) => JSON.stringify(pump).slice(0, 600)

function pumped({ before, unit, after }: Pump, characters: number): string {
  return before + unit.repeat(Math.max(1, Math.floor(characters / unit.length))) + after
}

/** Null when it did not end. */
function leastMs(read: (input: string) => void, input: string, hangMs: number): number | null {
  let least = Number.POSITIVE_INFINITY
  for (let run = 0; run < runs && least > unnoticedMs; run += 1) {
    const before = process.threadCpuUsage()
    // Twice, for a machine may stand still; a loop does so again.
    if (!endsWithin(hangMs, () => read(input)) && !endsWithin(hangMs, () => read(input))) return null
    const { user, system } = process.threadCpuUsage(before)
    least = Math.min(least, (user + system) / 1_000)
  }
  return least
}
