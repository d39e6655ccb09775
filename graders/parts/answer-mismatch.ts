// What can be wrong with an answer of any kind. What only one kind can find stands in that kind's folder.
import * as z from 'zod'
import type { Told } from '#graders/explain/explanation.ts'
import { quote } from '#graders/explain/wording.ts'
import { MismatchTextSchema as text, WhereSchema } from '#graders/outcome.ts'

export const answerMismatches = [
  z.strictObject({ code: z.literal('blank') }),
  z.strictObject({
    code: z.literal('unreadable'),
    actual: text,
    problem: text,
    where: WhereSchema.optional(),
  }),
  /** A wrong idea that the author foresaw, by the author's name for it. */
  z.strictObject({ code: z.literal('misconception'), id: text, says: text, actual: text }),
] as const
export type CommonMismatch = z.infer<(typeof answerMismatches)[number]>

const codes = new Set<string>(answerMismatches.map(({ shape }) => shape.code.value))
const isCommon = (mismatch: { code: string }): mismatch is CommonMismatch => codes.has(mismatch.code)

/** Null for a mismatch that only one kind knows. */
export function tellCommon(mismatch: { code: string }): Told | null {
  if (!isCommon(mismatch)) return null
  switch (mismatch.code) {
    case 'blank':
      return { headline: 'There is no answer here yet.', expected: 'an answer', received: 'nothing' }
    case 'unreadable':
      return {
        headline: `We could not read the answer: ${mismatch.problem}`,
        received: quote(mismatch.actual),
      }
    case 'misconception':
      return { headline: mismatch.says, received: mismatch.actual }
  }
}
