// A part's message in a variant, and what our parser reads in it.

import { generatedMessage } from '#graders/parts/http-reading/generated-message.ts'
import type { HttpReadingPart } from '#graders/parts/http-reading/http-reading-part.ts'
import { type Reading, readFromMessage } from '#graders/parts/http-reading/read-from-message.ts'
import type { PartScope } from '#graders/parts/part-kind.ts'
import { perVariant } from '#graders/parts/per-variant.ts'
import { matchesText } from '#graders/parts/short-text/same-text.ts'
import type { Finding } from '#protocols/http/finding.ts'
import { readAnswer } from '#protocols/http/read-answer.ts'
import { readNumber } from '#protocols/quantity/read-number.ts'

interface ReadQuestion extends Reading {
  ask: string
  because: string | null
  ideas: readonly { id: string; value: string; says: string }[]
}

interface ReadPart {
  text: string
  findings: readonly Finding[]
  /** Null where the message has no such thing: an author's mistake. */
  questions: readonly (ReadQuestion | null)[]
}

export const readPart = perVariant((part: HttpReadingPart, scope: PartScope): ReadPart => {
  const text = generatedMessage(scope.fillExactly(part.text))
  const { message, findings } = readAnswer(text, part)
  return {
    text,
    findings,
    questions: part.questions.map(({ ask, reads, because, misconceptions }) => {
      const reading = readFromMessage(message, reads)
      return (
        reading && {
          ...reading,
          ask: scope.fill(ask),
          because: because === undefined ? null : scope.fill(because),
          ideas: misconceptions.map(({ id, value, says }) => ({ id, value: scope.fillExactly(value), says })),
        }
      )
    }),
  }
})

export const questionsOf = (part: HttpReadingPart, scope: PartScope): ReadQuestion[] =>
  readPart(part, scope).questions.flatMap((question) => question ?? [])

/** Whether an answer says the same as what was read, or as somebody with a wrong idea reads. */
export function isSameReading({ cells }: Pick<Reading, 'cells'>, wanted: string, given: string): boolean {
  if (cells === 'choice') return given === wanted
  if (cells === 'text') return matchesText(given.replaceAll('*', '⁎'), wanted.replaceAll('*', '⁎'))
  const [right, read] = [readNumber(wanted), readNumber(given)]
  return right.ok && read.ok && Math.abs(right.value - read.value) < 1e-6
}
