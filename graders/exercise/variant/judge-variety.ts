import type { Exercise } from '#graders/exercise/exercise.ts'
import type { Parameter } from '#graders/exercise/source/front-matter.ts'

/** Of a thousand variants this many should differ, so that neighbours seldom share their numbers. */
const wantedShare = 0.5

export interface Variety {
  /** A sentence for the author; null when the variants differ enough, or cannot. */
  failure: string | null
  warnings: string[]
}

/** Whether `distinct` different ones among `variants` are enough. What the parameters cannot give is only a warning. */
export function judgeVariety(exercise: Exercise, distinct: number, variants: number): Variety {
  const wanted = Math.ceil(variants * wantedShare)
  if (exercise.fixed || distinct >= wanted) return { failure: null, warnings: [] }
  const counts = [
    ...Object.values(exercise.parameters).map(valuesOf),
    ...Object.values(exercise.facts).map(({ rows, take }) => ordersOf(rows.length, take)),
  ]
  const possible = counts.reduce((product, each) => product * each, 1)
  const differ = `${distinct.toLocaleString('en')} of ${variants.toLocaleString('en')} variants differ`
  if (possible < wanted) {
    const most = possible === 1 ? 'there is only one' : `the parameters can give ${possible} at most`
    const fix = 'Widen the parameters, or say fixed: true if everybody is meant to have the same numbers.'
    return { failure: null, warnings: [`${differ}: ${most}. ${fix}`] }
  }
  return { failure: `Only ${differ}: widen the parameters, or loosen a requirement.`, warnings: [] }
}

const valuesOf = ({ integer, choice, step = 1 }: Parameter): number =>
  integer ? Math.floor((integer[1] - integer[0]) / step) + 1 : new Set(choice).size

/** Ways to take some of so many, one after the other. */
const ordersOf = (count: number, take: number): number =>
  Array.from({ length: take }, (_, index) => count - index).reduce((product, each) => product * each, 1)
