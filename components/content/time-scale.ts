/** Times from 0 downward on a drawing. D3's scale does the same; of a page it was 12 kB, as it reads colours and dates. */
export interface TimeScale {
  y: (ms: number) => number
  msAt: (y: number) => number
  /** About so many round times, from 0 to the end. */
  ticks: (count: number) => number[]
}

export function timeScale(endMs: number, top: number, height: number): TimeScale {
  return {
    y: (ms) => top + (ms / endMs) * height,
    msAt: (y) => ((y - top) / height) * endMs,
    ticks: (count) => roundTimes(endMs, count),
  }
}

/** One, two or five of a power of ten apart, whichever comes nearest to `count` of them. */
function roundTimes(endMs: number, count: number): number[] {
  const wanted = endMs / count
  const power = Math.floor(Math.log10(wanted))
  const factor = wanted / 10 ** power
  const step = factor >= Math.sqrt(50) ? 10 : factor >= Math.sqrt(10) ? 5 : factor >= Math.SQRT2 ? 2 : 1
  // A tenth times three is no three tenths: what is smaller than one is divided by, not multiplied.
  const at = (index: number) => (power < 0 ? (index * step) / 10 ** -power : index * step * 10 ** power)
  const ticks: number[] = []
  for (let index = 0; at(index) <= endMs; index += 1) ticks.push(at(index))
  return ticks
}
