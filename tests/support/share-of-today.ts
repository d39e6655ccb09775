// By day a long table of like cases is run in part: another part each day, the same on every machine, and printed.
import { makeRandom } from '#graders/random.ts'
import { nightly } from './nightly.ts'

const seed = process.env.ROUNDTRIP_SHARE ?? new Date().toISOString().slice(0, 10)

/** All cases at night, `count` of them by day, in their order. */
export function shareOfToday<Case>(
  cases: readonly Case[],
  count: number,
  name: (one: Case) => string,
): readonly Case[] {
  if (nightly) return cases
  const random = makeRandom(`${cases.map(name).join()} ${seed}`)
  const left = [...cases]
  while (left.length > count) left.splice(random.below(left.length), 1)
  console.log(
    `${left.length} of ${cases.length} cases today (ROUNDTRIP_SHARE=${seed}): ${left.map(name).join(', ')}`,
  )
  return left
}
