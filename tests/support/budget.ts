// At night a part of the tests has a budget (scripts/test-parts.ts): when it is used up no further test begins, and those
// that were left out are written down for `npm run test:all` to say.
import { appendFileSync } from 'node:fs'

/** Whether this test is to be left out. Asked once, before it begins. */
export function isOverBudget(name: string): boolean {
  const until = Number(process.env.ROUNDTRIP_TESTS_UNTIL || Number.POSITIVE_INFINITY)
  if (Date.now() < until) return false
  const file = process.env.ROUNDTRIP_TESTS_LEFT_OUT
  if (file) appendFileSync(file, `${name.replaceAll('\n', ' ')}\n`)
  return true
}
