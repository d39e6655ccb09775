// Whether the numbers that a student was given explain how the student did. Ranks are compared (Spearman), chance is found by
// dealing the results out anew (a permutation test, so nothing is assumed of how points are spread), and with several
// parameters each must stand out more (Holm).
import { makeRandom, type Random } from '#graders/random.ts'
import type { ParameterEffect } from '#server/analytics/analytics-view.ts'

/** With fewer students nothing is said. */
export const fairnessStudentsMin = 20
const deals = 2_000
/** Deals are counted, whatever the class: of more students a sample is as good. */
const studentsMax = 600
const parametersMax = 12

/** @returns the effects, the strongest first; null where there are too few students, or all did alike */
export function findParameterEffects(
  students: readonly { parameters: Readonly<Record<string, number>>; score: number }[],
): ParameterEffect[] | null {
  const some = students.slice(0, studentsMax)
  if (some.length < fairnessStudentsMin) return null
  const scores = ranksOf(some.map(({ score }) => score))
  if (scores === null) return null
  const random = makeRandom('fairness')
  const names = Object.keys(some[0]?.parameters ?? {}).filter((name) =>
    some.every(({ parameters }) => name in parameters),
  )
  const found = names.slice(0, parametersMax).flatMap((parameter) => {
    const ranks = ranksOf(some.map(({ parameters }) => parameters[parameter] ?? 0))
    if (ranks === null) return []
    const correlation = dot(ranks, scores)
    return [{ parameter, correlation, chance: chanceOf(ranks, scores, Math.abs(correlation), random) }]
  })
  return holm(found.toSorted((a, b) => a.chance - b.chance))
}

/** In order of chance; each at least as large as the one before. */
function holm(sorted: readonly ParameterEffect[]): ParameterEffect[] {
  let least = 0
  return sorted.map((effect, at) => {
    least = Math.max(least, Math.min(1, effect.chance * (sorted.length - at)))
    return { ...effect, chance: least }
  })
}

function chanceOf(
  ranks: readonly number[],
  scores: readonly number[],
  found: number,
  random: Random,
): number {
  const dealt = [...scores]
  let asMuch = 1
  for (let deal = 0; deal < deals; deal += 1) {
    for (let at = dealt.length - 1; at > 0; at -= 1) {
      const other = random.below(at + 1)
      const [one, two] = [dealt[at] ?? 0, dealt[other] ?? 0]
      dealt[at] = two
      dealt[other] = one
    }
    if (Math.abs(dot(ranks, dealt)) >= found - 1e-12) asMuch += 1
  }
  return asMuch / (deals + 1)
}

const dot = (one: readonly number[], other: readonly number[]) =>
  one.reduce((all, value, at) => all + value * (other[at] ?? 0), 0)

/** Ranks, ties sharing theirs, about 0 and of length 1: their product is the correlation. Null when all are alike. */
function ranksOf(values: readonly number[]): number[] | null {
  const order = values.map((value, at) => ({ value, at })).toSorted((a, b) => a.value - b.value)
  const ranks = values.map(() => 0)
  for (let from = 0; from < order.length; ) {
    let to = from
    while (order[to + 1]?.value === order[from]?.value && to + 1 < order.length) to += 1
    for (let place = from; place <= to; place += 1) ranks[order[place]?.at ?? 0] = (from + to) / 2
    from = to + 1
  }
  const middle = (values.length - 1) / 2
  const length = Math.sqrt(ranks.reduce((all, rank) => all + (rank - middle) ** 2, 0))
  return length === 0 ? null : ranks.map((rank) => (rank - middle) / length)
}
