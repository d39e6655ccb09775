import { whyNotDrawn } from '#graders/models/registry.ts'
import { gradeNumber } from '#graders/parts/number/grade-number.ts'
import { numberReadability } from '#graders/parts/number/live/number-readability.ts'
import { NumberFeedbackSchema } from '#graders/parts/number/number-feedback.ts'
import { explainNumber, numberMismatches } from '#graders/parts/number/number-mismatch.ts'
import { NumberPartSchema } from '#graders/parts/number/number-part.ts'
import { type NumberResponse, NumberResponseSchema } from '#graders/parts/number/number-response.ts'
import { marginOf } from '#graders/parts/number/precision.ts'
import type { PresentedNumber } from '#graders/parts/number/presented-number.ts'
import { answeredKind, type PartCase, type PartProblem } from '#graders/parts/part-kind.ts'
import { getUnit } from '#protocols/quantity/get-unit.ts'
import { formatQuantity, type Quantity } from '#protocols/quantity/quantity.ts'
import { plain, unitsOf } from '#protocols/quantity/unit.ts'

const kind = 'number'

export const numberKind = answeredKind(kind, {
  part: NumberPartSchema,
  response: NumberResponseSchema,
  feedback: NumberFeedbackSchema,
  mismatches: numberMismatches,
  explain: explainNumber,

  claims(part) {
    const dimensions = [getUnit(part.unit).dimension]
    const tolerance = part.tolerance === undefined ? [] : [part.tolerance]
    return [
      { at: ['answer'], source: part.answer, dimensions },
      ...tolerance.map((source) => ({ at: ['tolerance'], source, dimensions: [plain, ...dimensions] })),
      ...part.misconceptions.map(({ value }, index) => ({
        at: ['misconceptions', index, 'value'],
        source: value,
        dimensions,
      })),
    ]
  },

  texts: (part) => [
    { at: ['ask'], text: part.ask },
    ...part.misconceptions.map(({ says }, index) => ({ at: ['misconceptions', index, 'says'], text: says })),
  ],

  misconceptions: (part) => part.misconceptions.map(({ id }) => id),

  problems(part) {
    const problems: PartProblem[] = []
    if ((part.tolerance === undefined) === (part.significantDigits === undefined)) {
      problems.push({
        at: part.tolerance === undefined ? [] : ['significantDigits'],
        says: `Part “${part.id}” must say how near is near enough, in one way.`,
        fix: 'Give either tolerance (1%, 5 ms, or 0 for exactly) or significantDigits.',
      })
    }
    const seen = new Set<string>()
    for (const [index, { id }] of part.misconceptions.entries()) {
      if (seen.has(id)) {
        const says = `Two misconceptions are called “${id}”.`
        problems.push({ at: ['misconceptions', index, 'id'], says, fix: 'Give each its own id.' })
      }
      seen.add(id)
    }
    return problems
  },

  variantProblems(part, scope) {
    const unit = getUnit(part.unit)
    const problems: PartProblem[] = []
    const taken: { name: string; value: Quantity }[] = []
    const values = [
      { name: 'the right answer', at: ['answer'], value: scope.quantity(part.answer) },
      ...part.misconceptions.map(({ id, value }, index) => ({
        name: `the misconception “${id}”`,
        at: ['misconceptions', index, 'value'],
        value: scope.quantity(value),
      })),
    ]
    for (const { name, at, value } of values) {
      const shown = formatQuantity(value, unit)
      if (!Number.isFinite(value.value) || Math.abs(value.value) > 1e15) {
        const fix = 'Look for a division by zero, or add a requirement that excludes such numbers.'
        problems.push({ at, says: `${name} of part “${part.id}” is ${shown}.`, fix })
        continue
      }
      for (const other of taken) {
        const room = marginOf(part, scope, value) + marginOf(part, scope, other.value)
        if (Math.abs(value.value - other.value.value) > room) continue
        problems.push({
          at,
          says: `${name} (${shown}) cannot be told from ${other.name} (${formatQuantity(other.value, unit)}).`,
          fix: 'Add a requirement that keeps them apart, or make the tolerance smaller.',
        })
      }
      taken.push({ name, value })
    }
    return problems
  },

  points: (part) => part.points,

  present(part, scope): PresentedNumber {
    const unit = getUnit(part.unit)
    const choices = unitsOf(unit.dimension).map((each) => each.symbol)
    const units = choices.length > 1 || unit.symbol !== '' ? choices.filter((each) => each !== '') : []
    return {
      id: part.id,
      kind,
      ask: scope.fill(part.ask),
      unit: unit.symbol,
      units: unit.symbol === '' ? [] : units,
      points: part.points,
    }
  },

  readability: numberReadability,

  grade: gradeNumber,

  solve(part, scope) {
    const digits = Math.max(6, part.significantDigits ?? 0)
    return formatQuantity(scope.quantity(part.answer), getUnit(part.unit), digits)
  },

  diagram: {
    always: false,
    missing: ({ id, answer }) =>
      typeof answer === 'string'
        ? {
            says: `The answer of “${id}” is a formula, so there is no diagram of it.`,
            fix: 'Let the answer come from a model: answer: { model: …, output: … }.',
          }
        : whyNotDrawn(answer.model),
    draw(part, scope) {
      if (typeof part.answer === 'string') throw new Error(`“${part.id}” has no model to draw`)
      return scope.timeline(part.answer)
    },
  },

  responseFrom: (part, text): NumberResponse => ({ kind, value: text, unit: getUnit(part.unit).symbol }),

  cases(part, scope) {
    const typed = (value: Quantity): NumberResponse => ({
      kind,
      value: String(Number((value.value / getUnit(part.unit).scale).toPrecision(12))),
      unit: getUnit(part.unit).symbol,
    })
    const cases: PartCase[] = [
      { name: 'the right answer', response: typed(scope.quantity(part.answer)), verdict: { passed: true } },
      { name: 'a blank', response: { kind, value: '', unit: '' }, verdict: { passed: false, code: 'blank' } },
    ]
    for (const { id, value } of part.misconceptions) {
      cases.push({
        name: `the misconception “${id}”`,
        response: typed(scope.quantity(value)),
        verdict: { passed: false, code: 'misconception', misconception: id },
      })
    }
    return cases
  },
})
