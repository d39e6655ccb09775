// What an author can get wrong in a short-text part.
import type { PartProblem, PartScope } from '#graders/parts/part-kind.ts'
import { matchesListed, shownAnswer } from '#graders/parts/short-text/listed-answers.ts'
import { looksOf, rightLine } from '#graders/parts/short-text/right-line.ts'
import { normalText } from '#graders/parts/short-text/same-text.ts'
import type { ShortTextPart } from '#graders/parts/short-text/short-text-part.ts'

/** Mistakes that can be seen without a variant. */
export function shortTextProblems({ answers = [], from, misconceptions }: ShortTextPart): PartProblem[] {
  const problems: PartProblem[] = []
  const lists = [
    { at: ['answers'], texts: answers },
    ...misconceptions.map(({ answers: texts }, index) => ({
      at: ['misconceptions', index, 'answers'],
      texts,
    })),
  ]
  for (const { at, texts } of lists) {
    for (const [index, text] of texts.entries()) {
      if (text.replaceAll('*', '').trim() !== '') continue
      const says = `“${text}” stands for any text at all.`
      problems.push({ at: [...at, index], says, fix: 'Write what has to stand in it.' })
    }
  }
  for (const [index, { id, about }] of misconceptions.entries()) {
    if (misconceptions.findIndex((other) => other.id === id) < index) {
      const says = `Two misconceptions are called “${id}”.`
      problems.push({ at: ['misconceptions', index, 'id'], says, fix: 'Rename one.' })
    }
    if (about !== undefined && !from) {
      const says = 'There is no table of what is asked about.'
      problems.push({ at: ['misconceptions', index, 'about'], says, fix: 'Leave it out.' })
    }
  }
  return problems
}

export function shortTextVariantProblems(part: ShortTextPart, scope: PartScope): PartProblem[] {
  const problems: PartProblem[] = []
  const { answers, written, abouts } = rightLine(part, scope)
  const looks = looksOf(part)
  if (part.from && written === null) {
    const says = `There is no row ${part.from.row} in “${part.from.facts}”.`
    return [{ at: ['from', 'row'], says, fix: 'Take more rows, or ask about an earlier one.' }]
  }
  if (answers.some((text) => text.replaceAll('*', '').trim() === '')) {
    problems.push({ at: ['from', 'answers'], says: 'An answer is empty.', fix: 'Write what is right.' })
  }
  for (const [index, idea] of part.misconceptions.entries()) {
    const at = (key: string) => ['misconceptions', index, key]
    if (idea.about !== undefined && part.from && !abouts.has(idea.about)) {
      const fix = 'Write it as it is written in the table.'
      problems.push({ at: at('about'), says: `Nothing is asked about “${idea.about}”.`, fix })
    }
    if (idea.about !== undefined && idea.about !== written) continue
    for (const text of idea.answers) {
      const shown = shownAnswer([scope.fillExactly(text)])
      if (matchesListed(shown, answers, looks)) {
        problems.push({ at: at('answers'), says: `“${shown}” is right.`, fix: 'Name what is wrong.' })
      }
      const earlier = part.misconceptions.slice(0, index).find(
        (other) =>
          (other.about === undefined || other.about === written) &&
          matchesListed(
            shown,
            other.answers.map((each) => scope.fillExactly(each)),
            looks,
          ),
      )
      if (earlier) {
        const says = `“${normalText(shown, looks)}” is said to follow “${earlier.id}” as well, which stands first.`
        problems.push({
          at: at('answers'),
          says,
          fix: 'Put the more special idea first, or tell them apart.',
        })
      }
    }
  }
  return problems
}
