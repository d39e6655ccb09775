// By day a long table of like cases is run in part: another part each day, the same on every machine, and printed.
import { makeRandom } from '#graders/random.ts'
import { nightly } from './nightly.ts'

const seed = process.env.ROUNDTRIP_SHARE ?? new Date().toISOString().slice(0, 10)

const hasBudget = Boolean(process.env.ROUNDTRIP_TESTS_UNTIL)

/** By day `count` cases, in their order; at night `atNight` of them, and all where no part has a budget. */
export function shareOfToday<Case>(
  cases: readonly Case[],
  count: number,
  name: (one: Case) => string,
  atNight = cases.length,
): readonly Case[] {
  const share = nightly ? (hasBudget ? atNight : cases.length) : count
  if (share >= cases.length) return cases
  const random = makeRandom(`${cases.map(name).join()} ${seed}`)
  const left = [...cases]
  while (left.length > share) left.splice(random.below(left.length), 1)
  console.log(
    `${left.length} of ${cases.length} cases today (ROUNDTRIP_SHARE=${seed}): ${left.map(name).join(', ')}`,
  )
  return left
}
