import { choiceMismatches, explainChoice } from '#graders/parts/choice/choice-mismatch.ts'
import { type ChoicePart, ChoicePartSchema, rightByRule } from '#graders/parts/choice/choice-part.ts'
import { type ChoiceResponse, ChoiceResponseSchema, letterOf } from '#graders/parts/choice/choice-response.ts'
import { gradeChoice, rightOptions } from '#graders/parts/choice/grade-choice.ts'
import { choiceReadability } from '#graders/parts/choice/live/choice-readability.ts'
import type { PresentedChoice } from '#graders/parts/choice/presented-choice.ts'
import { answeredKind, type PartCase, type PartProblem } from '#graders/parts/part-kind.ts'
import { findUnitBySymbol, plain } from '#protocols/quantity/unit.ts'

const isRule = (right: string) => rightByRule.some((rule) => rule === right)

export const choiceKind = answeredKind('choice', {
  part: ChoicePartSchema,
  response: ChoiceResponseSchema,
  mismatches: choiceMismatches,
  explain: explainChoice,

  claims(part) {
    const dimension = findUnitBySymbol(part.unit === 'none' ? '' : part.unit)?.dimension ?? plain
    return part.options.flatMap(({ value, when }, index) => [
      ...(value === undefined
        ? []
        : [{ at: ['options', index, 'value'], source: value, dimensions: [dimension] }]),
      ...(when === undefined
        ? []
        : [{ at: ['options', index, 'when'], source: when, dimensions: [], comparison: true as const }]),
    ])
  },

  texts: (part) => [
    { at: ['ask'], text: part.ask },
    ...part.options.flatMap(({ text, says }, index) => [
      { at: ['options', index, 'text'], text },
      ...(says === undefined ? [] : [{ at: ['options', index, 'says'], text: says }]),
    ]),
  ],

  misconceptions: (part) => part.options.flatMap(({ id, says }) => (says === undefined ? [] : [id])),

  problems(part) {
    const problems: PartProblem[] = []
    const seen = new Set<string>()
    for (const [index, { id, when, value }] of part.options.entries()) {
      const at = (key: string) => ['options', index, key]
      if (isRule(id)) {
        problems.push({ at: at('id'), says: `“${id}” means something in right:.`, fix: 'Rename it.' })
      }
      if (seen.has(id)) {
        problems.push({ at: at('id'), says: `Two options are called “${id}”.`, fix: 'Rename one.' })
      }
      seen.add(id)
      const wanted = { when: part.right === 'holds', value: isRule(part.right) && part.right !== 'holds' }
      for (const [key, given] of Object.entries({ when, value })) {
        const needed = key === 'when' ? wanted.when : wanted.value
        if (needed && given === undefined) {
          const says = `With right: ${part.right}, the option “${id}” needs ${key}.`
          const fix = key === 'when' ? 'Give a comparison.' : 'Give a formula, or an output of a model.'
          problems.push({ at: at('id'), says, fix })
        } else if (!needed && given !== undefined) {
          const says = `With right: ${part.right}, nobody looks at the ${key} of “${id}”.`
          problems.push({ at: at(key), says, fix: 'Remove it, or change right.' })
        }
      }
    }
    if (!isRule(part.right) && !seen.has(part.right)) {
      const fix = `Name one of ${[...seen].join(', ')}, or smallest, largest or holds.`
      problems.push({ at: ['right'], says: `There is no option “${part.right}”.`, fix })
    }
    return problems
  },

  variantProblems(part, scope) {
    const problems: PartProblem[] = []
    const right = rightOptions(part, scope)
    if (right.length !== 1) {
      const which = right.map(({ id }) => `“${id}”`).join(', ')
      const says = right.length === 0 ? 'No option is right.' : `More than one option is right: ${which}.`
      problems.push({ at: ['right'], says, fix: 'Add a requirement that keeps the options apart.' })
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
  },

  points: (part) => part.points,

  present: (part, scope): PresentedChoice => ({
    id: part.id,
    kind: 'choice',
    ask: scope.fill(part.ask),
    points: part.points,
    options: part.options.map(({ text }, index) => ({ letter: letterOf(index), text: scope.fill(text) })),
  }),

  readability: choiceReadability,

  grade: gradeChoice,

  solve: (part, scope) =>
    rightOptions(part, scope)
      .map(({ text }) => scope.fill(text))
      .join(', '),

  responseFrom: (part, text) => chosen(part, text.trim()),

  cases(part, scope) {
    const right = rightOptions(part, scope)
    return [
      {
        name: 'a blank',
        response: { kind: 'choice', option: '' },
        verdict: { passed: false, code: 'blank' },
      },
      ...part.options.map((option): PartCase => {
        const { id, says } = option
        const response = chosen(part, id)
        if (right.includes(option))
          return { name: `“${id}”, where it is right`, response, verdict: { passed: true } }
        return {
          name: `“${id}”, where it is wrong`,
          response,
          verdict:
            says === undefined
              ? { passed: false, code: 'wrong-choice' }
              : { passed: false, code: 'misconception', misconception: id },
        }
      }),
    ]
  },
})

/** An option by its id; another text chooses nothing that there is. */
function chosen(part: ChoicePart, id: string): ChoiceResponse {
  const index = part.options.findIndex((option) => option.id === id)
  if (index < 0 && id !== '') throw new RangeError(`“${id}” is no option of “${part.id}”`)
  return { kind: 'choice', option: index < 0 ? '' : letterOf(index) }
}
