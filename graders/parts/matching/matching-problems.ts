// What an author can get wrong in a matching part.
import { matchedItems } from '#graders/parts/matching/matched-items.ts'
import type { MatchingPart } from '#graders/parts/matching/matching-part.ts'
import { matchedMax } from '#graders/parts/matching/matching-response.ts'
import type { PartProblem, PartScope } from '#graders/parts/part-kind.ts'

/** Mistakes that can be seen without a variant. */
export function matchingProblems({ misconceptions }: MatchingPart): PartProblem[] {
  return misconceptions.flatMap(({ id }, index) =>
    misconceptions.findIndex((other) => other.id === id) < index
      ? [
          {
            at: ['misconceptions', index, 'id'],
            says: `Two misconceptions are called “${id}”.`,
            fix: 'Rename one.',
          },
        ]
      : [],
  )
}

export function matchingVariantProblems(part: MatchingPart, scope: PartScope): PartProblem[] {
  const problems: PartProblem[] = []
  const { items, offered, lefts, rights } = matchedItems(part, scope)
  const seen = new Set<string>()
  for (const { left } of items) {
    if (seen.has(left)) {
      const fix = 'Add a requirement, or another text.'
      problems.push({ at: [part.from ? 'from' : 'pairs'], says: `Two items read the same: ${left}.`, fix })
    }
    seen.add(left)
  }
  if (offered.length < 2 || offered.length > matchedMax) {
    const says = `${offered.length} different texts can be chosen.`
    problems.push({ at: ['besides'], says, fix: `Offer from 2 to ${matchedMax}.` })
  }
  for (const [index, { left, right }] of part.misconceptions.entries()) {
    const at = (key: string) => ['misconceptions', index, key]
    if (left !== undefined && !lefts.has(left)) {
      problems.push({
        at: at('left'),
        says: `There is no item “${left}”.`,
        fix: 'Write it as the item is written.',
      })
    }
    if (!rights.has(right)) {
      const fix = 'Write it as the pair is written, or add it under besides.'
      problems.push({ at: at('right'), says: `“${right}” cannot be chosen.`, fix })
    }
    const same = items.find(({ written }) => written.left === left)
    if (same?.written.right === right) {
      problems.push({ at: at('right'), says: `“${right}” is right for “${left}”.`, fix: 'Name a wrong one.' })
    }
  }
  return problems
}
