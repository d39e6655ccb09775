// What is right in a variant, from a list or from a row of a table of facts.
import type { FactsRow, PartScope } from '#graders/parts/part-kind.ts'
import { perVariant } from '#graders/parts/per-variant.ts'
import { listedAnswers, matchesListed } from '#graders/parts/short-text/listed-answers.ts'
import type { TextLooks } from '#graders/parts/short-text/same-text.ts'
import type { ShortTextPart } from '#graders/parts/short-text/short-text-part.ts'

interface RightLine {
  answers: readonly string[]
  /** As its author wrote it, by which misconceptions name it; null without a table. */
  written: string | null
  about: string | null
  because: string | null
  /** All that any variant can be asked about. */
  abouts: ReadonlySet<string>
}

export const rightLine = perVariant((part: ShortTextPart, scope: PartScope): RightLine => {
  const { from } = part
  const facts = from ? scope.facts(from.facts) : null
  const row = facts?.drawn[(from?.row ?? 1) - 1]
  const written = cell(row, from?.about)
  const because = part.because ?? cell(row, from?.because)
  return {
    answers: (part.answers ?? listedAnswers(cell(row, from?.answers) ?? '')).map((text) =>
      scope.fillExactly(text),
    ),
    written,
    about: written === null ? null : scope.fill(written),
    because: because === null ? null : scope.fill(because),
    abouts: new Set(facts?.all.flatMap((each) => cell(each, from?.about) ?? [])),
  }
})

const cell = (of: FactsRow | undefined, name: string | undefined) =>
  name === undefined ? null : (of?.[name] ?? null)

export const looksOf = ({ caseMatters, finalDot }: ShortTextPart): TextLooks => ({
  caseMatters,
  finalDotIgnored: finalDot === 'ignored',
})

/** Wrong ideas that a student of this variant may have. */
export function ideasOf(part: ShortTextPart, scope: PartScope) {
  const { written } = rightLine(part, scope)
  return part.misconceptions
    .filter(({ about }) => about === undefined || about === written)
    .map(({ id, answers, says }) => ({ id, says, answers: answers.map((text) => scope.fillExactly(text)) }))
}

/** The first idea of the author's that a wrong line follows. */
export const ideaBehind = (part: ShortTextPart, scope: PartScope, given: string) =>
  ideasOf(part, scope).find(({ answers }) => matchesListed(given, answers, looksOf(part))) ?? null
