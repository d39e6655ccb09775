// What an author can get wrong in a multiple-choice part.
import { optionsToTick } from '#graders/parts/multiple-choice/grade-multiple-choice.ts'
import type { MultipleChoicePart } from '#graders/parts/multiple-choice/multiple-choice-part.ts'
import type { PartProblem, PartScope } from '#graders/parts/part-kind.ts'

/** Mistakes that can be seen without a variant. */
export function multipleChoiceProblems({ options }: MultipleChoicePart): PartProblem[] {
  const problems: PartProblem[] = []
  const seen = new Set<string>()
  for (const [index, { id, right, when }] of options.entries()) {
    if (seen.has(id)) {
      const says = `Two options are called “${id}”.`
      problems.push({ at: ['options', index, 'id'], says, fix: 'Rename one.' })
    }
    seen.add(id)
    if ((right === undefined) !== (when === undefined)) continue
    problems.push({
      at: right === undefined ? ['options', index] : ['options', index, 'when'],
      says: `The option “${id}” must say whether it is to be ticked, in one way.`,
      fix: 'Give either right: true, right: false, or when with a comparison.',
    })
  }
  return problems
}

export function multipleChoiceVariantProblems(part: MultipleChoicePart, scope: PartScope): PartProblem[] {
  const problems: PartProblem[] = []
  const right = optionsToTick(part, scope)
  if (right.length === 0 || right.length === part.options.length) {
    const says =
      right.length === 0
        ? `No option of “${part.id}” is right: an answer without a tick is blank.`
        : `All options of “${part.id}” are right.`
    problems.push({ at: ['options'], says, fix: 'Leave at least one right and one wrong in every variant.' })
  }
  const texts = new Map<string, string>()
  for (const [index, { id, text }] of part.options.entries()) {
    const shown = scope.fill(text).trim()
    const other = texts.get(shown)
    if (other !== undefined) {
      const says = `The options “${other}” and “${id}” read the same: ${shown}.`
      problems.push({ at: ['options', index, 'text'], says, fix: 'Add a requirement, or another text.' })
    }
    texts.set(shown, id)
  }
  return problems
}
