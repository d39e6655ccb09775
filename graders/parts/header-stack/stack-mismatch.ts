import * as z from 'zod'
import type { Told } from '#graders/explain/explanation.ts'
import { MismatchTextSchema as text } from '#graders/outcome.ts'

export const stackMismatches = [
  /** A block that cannot stand where it does. */
  z.strictObject({ code: z.literal('misplaced-block'), block: text, at: z.int().min(1), follows: text }),
  z.strictObject({ code: z.literal('blocks-missing'), missing: z.int().min(1) }),
  /** A bracket over the wrong blocks, or none where there is one. */
  z.strictObject({ code: z.literal('wrong-bracket'), bracket: text, actual: text, follows: text }),
  z.strictObject({ code: z.literal('wrong-on-the-way'), question: text, actual: text, follows: text }),
] as const
export type StackMismatch = z.infer<(typeof stackMismatches)[number]>

export function explainStack(mismatch: StackMismatch): Told {
  switch (mismatch.code) {
    case 'misplaced-block':
      return {
        headline: `“${mismatch.block}” cannot stand at place ${mismatch.at}.`,
        why: mismatch.follows,
      }
    case 'blocks-missing':
      return {
        headline: `What stands there is in order, and ${mismatch.missing === 1 ? 'one block is' : `${mismatch.missing} blocks are`} missing.`,
      }
    case 'wrong-bracket':
      return {
        headline: `What ${mismatch.bracket} is not right.`,
        received: mismatch.actual,
        why: mismatch.follows,
      }
    case 'wrong-on-the-way':
      return {
        headline: 'What happens on the way is not right.',
        received: `${mismatch.question}: ${mismatch.actual}`,
        why: mismatch.follows,
      }
  }
}
