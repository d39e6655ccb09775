// What a pinger reports at its end, in whatever words: how many pings were lost, and the round-trip times. Read out of its
// output, from the end, as published programs write it.

/** Numbers that stand as a share of what was lost: "30%", "30.0 percent", "loss rate: 0.3". In percent. */
export function readLosses(output: string): number[] {
  const percents = [...output.matchAll(/(\d+(?:\.\d+)?)\s*(?:%|per ?cent)/gi)].map((match) =>
    Number(match[1]),
  )
  const shares = [...output.matchAll(/los[st]\w*[^\d\n]{0,30}(0?\.\d+|[01]\.0+)(?![\d.%])/gi)]
  return [...percents, ...shares.map((match) => 100 * Number(match[1]))]
}

export interface RoundTrips {
  min: number
  avg: number
  max: number
}

const number = String.raw`(\d+(?:\.\d+)?(?:e-?\d+)?)`
const together = new RegExp(
  String.raw`min\w*\W{1,3}(?:avg|average|mean|mid)\w*\W{1,3}max[^\d\n]{0,40}\n?[^\d\n]{0,20}${number}\D{1,8}${number}\D{1,8}${number}`,
  'gi',
)
const after = (words: string) =>
  new RegExp(String.raw`(?:${words})[a-z]*[^\d\n]{0,40}?(?:\(m?s\))?[^\d\n]{0,20}${number}`, 'gi')
const before = (words: string) => new RegExp(String.raw`${number}\s*(?:ms|s)?\s*\(?(?:${words})`, 'gi')
const words = { min: 'min', avg: 'avg|average|mean', max: 'max' }

/** The last that it says; null when one of them is not there. In its own unit. */
export function readRoundTrips(output: string): RoundTrips | null {
  const one = [...output.matchAll(together)].at(-1)
  if (one !== undefined) return { min: Number(one[1]), avg: Number(one[2]), max: Number(one[3]) }
  const find = (name: keyof RoundTrips) => {
    const match =
      [...output.matchAll(after(words[name]))].at(-1) ?? [...output.matchAll(before(words[name]))].at(-1)
    return match === undefined ? null : Number(match[1])
  }
  const [min, avg, max] = [find('min'), find('avg'), find('max')]
  return min === null || avg === null || max === null ? null : { min, avg, max }
}
