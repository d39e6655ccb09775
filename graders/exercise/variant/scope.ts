// A variant's numbers, ready for formulas, models and texts.
import type { CompiledFormula } from '#graders/exercise/exercise.ts'
import { type Exercise } from '#graders/exercise/exercise.ts'
import { evaluateFormula } from '#graders/exercise/formula/evaluate-formula.ts'
import { factsInMarkdown, placeOf } from '#graders/exercise/source/facts-table.ts'
import { fillTemplates, showQuantity } from '#graders/exercise/source/template.ts'
import type { Parameters } from '#graders/exercise/variant/parameters.ts'
import type { Model } from '#graders/models/model.ts'
import { findModel } from '#graders/models/registry.ts'
import type { AnswerSource, Situation } from '#graders/parts/answer-source.ts'
import type { PartScope } from '#graders/parts/part-kind.ts'
import { bindPart } from '#graders/parts/registry.ts'
import { getUnit } from '#protocols/quantity/get-unit.ts'
import { formatNumber, type Quantity } from '#protocols/quantity/quantity.ts'
import { plain, type Unit } from '#protocols/quantity/unit.ts'
import type { Timeline } from '#protocols/timeline/timeline.ts'

/** A formula of the exercise; every one was compiled when the exercise was loaded. */
export function compiled(exercise: Exercise, text: string): CompiledFormula {
  const found = exercise.formulas.get(text)
  if (!found) throw new Error(`${exercise.id}: the formula “${text}” was not compiled`)
  return found
}

/** Parameters and the quantities that follow from them, by name, in base units. */
export function valuesOf(exercise: Exercise, parameters: Parameters): Map<string, number> {
  const values = new Map<string, number>()
  for (const [name, { unit }] of Object.entries(exercise.parameters)) {
    const value = parameters[name]
    if (value === undefined) throw new Error(`${exercise.id}: the variant has no “${name}”`)
    values.set(name, value * getUnit(unit).scale)
  }
  for (const [name, text] of Object.entries(exercise.let)) {
    values.set(name, evaluateFormula(compiled(exercise, text).formula, values))
  }
  return values
}

const scopes = new WeakMap<Parameters, { exercise: Exercise; scope: PartScope }>()

/** One scope for a variant, however often it is asked for: what kinds work out for it is kept with it. */
export function makeScope(exercise: Exercise, parameters: Parameters): PartScope {
  const known = scopes.get(parameters)
  if (known?.exercise === exercise) return known.scope
  const scope = buildScope(exercise, parameters)
  scopes.set(parameters, { exercise, scope })
  return scope
}

function buildScope(exercise: Exercise, parameters: Parameters): PartScope {
  const values = valuesOf(exercise, parameters)
  const runs = new Map<string, ReturnType<Model['run']>>()
  const drawings = new Map<string, Timeline>()

  function evaluate(text: string): { quantity: Quantity; unit: Unit } {
    const { formula, type } = compiled(exercise, text)
    const value = evaluateFormula(formula, values)
    if (type.is === 'truth') return { quantity: { value, dimension: plain }, unit: getUnit('none') }
    return { quantity: { value, dimension: type.dimension }, unit: type.unit ?? getUnit('none') }
  }

  /** What the model of a situation is run with, and a key by which the same run is known again. */
  function ready(source: Situation) {
    const model = getModel(source.model)
    const inputs = new Map<string, number>()
    for (const [name, { otherwise }] of Object.entries(model.inputs)) {
      const text = source.inputs?.[name]
      const value = text === undefined ? (values.get(name) ?? otherwise) : evaluate(text).quantity.value
      if (value === undefined) throw new Error(`${exercise.id}: the model ${source.model} lacks “${name}”`)
      inputs.set(name, value)
    }
    const conventions = { ...exercise.conventions, ...source.conventions }
    return {
      model,
      inputs,
      conventions,
      key: JSON.stringify([source.model, [...inputs], source.conventions]),
    }
  }

  function quantity(source: AnswerSource): Quantity {
    if (typeof source === 'string') return evaluate(source).quantity
    const { model, inputs, conventions, key } = ready(source)
    const outputs = runs.get(key) ?? model.run(inputs, conventions)
    runs.set(key, outputs)
    const value = outputs.get(source.output)
    if (value === undefined) throw new Error(`${exercise.id}: the model has no “${source.output}”`)
    return { value, dimension: model.outputs[source.output]?.dimension ?? plain }
  }

  function timeline(situation: Situation): Timeline {
    const { model, inputs, conventions, key } = ready(situation)
    if (!model.draw) throw new Error(`${exercise.id}: the model ${situation.model} draws nothing`)
    const drawn = drawings.get(key) ?? model.draw(inputs, conventions)
    drawings.set(key, drawn)
    return drawn
  }

  const facts: PartScope['facts'] = (name) => {
    const table = exercise.facts[name]
    if (!table) throw new Error(`${exercise.id}: there are no facts “${name}”`)
    const drawn = Array.from({ length: table.take }, (_, index) => {
      const row = table.rows[(parameters[placeOf(name, index + 1)] ?? 0) - 1]
      if (!row) throw new Error(`${exercise.id}: the variant has no row ${index + 1} of “${name}”`)
      return row
    })
    return { drawn, all: table.rows }
  }

  const scope: PartScope = {
    quantity,
    facts,
    timeline,
    fill: (text) =>
      fillTemplates(text, (template, inMaths) => {
        if (template.is === 'diagram') return null
        if (template.is === 'facts') return factsInMarkdown(facts(template.table).drawn)
        if (template.is === 'formula') {
          const value = evaluate(template.text)
          return showQuantity(value.quantity, value.unit, inMaths)
        }
        const part = exercise.parts.find(({ id }) => id === template.part)
        const bound = part ? bindPart(part) : null
        const answer = bound?.judged === 'at-once' ? bound.solve(scope) : ''
        return inMaths ? String.raw`\text{${answer}}` : answer
      }),
    fillExactly: (text) =>
      fillTemplates(text, (template) => {
        if (template.is !== 'formula') return null
        const { quantity: given, unit } = evaluate(template.text)
        return `${formatNumber(given.value / unit.scale, 12)} ${unit.symbol}`.trim()
      }),
  }
  return scope
}

function getModel(name: string) {
  const model = findModel(name)
  if (!model) throw new Error(`there is no model “${name}”`)
  return model
}
