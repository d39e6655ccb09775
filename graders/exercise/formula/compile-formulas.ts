// Reads and types every formula of an exercise once, and remembers which names they use.

import { type CompiledFormula } from '#graders/exercise/exercise.ts'
import type { ReportProblem } from '#graders/exercise/exercise-problem.ts'
import { type Path } from '#graders/exercise/exercise-problem.ts'
import { namesIn } from '#graders/exercise/formula/formula.ts'
import { parseFormula } from '#graders/exercise/formula/parse-formula.ts'
import { type FormulaType, typeFormula } from '#graders/exercise/formula/type-formula.ts'
import type { FrontMatter } from '#graders/exercise/source/front-matter.ts'
import { nearestName } from '#graders/exercise/source/nearest-name.ts'
import { findModel, modelNames, whyNotDrawn } from '#graders/models/registry.ts'
import type { AnswerSource, Situation } from '#graders/parts/answer-source.ts'
import { getUnit } from '#protocols/quantity/get-unit.ts'
import {
  type Dimension,
  describeDimension,
  findUnitBySymbol,
  plain,
  sameDimension,
  unitsOf,
} from '#protocols/quantity/unit.ts'

export interface FormulaCompiler {
  readonly formulas: ReadonlyMap<string, CompiledFormula>
  readonly used: ReadonlySet<string>
  /** A formula that must measure one of `dimensions`; any, when none are given. */
  quantity(text: string, report: ReportProblem, path: Path, dimensions?: readonly Dimension[]): void
  /** A formula in a text: it must also say in which unit it is shown. */
  shown(text: string, report: ReportProblem, path: Path): void
  requirement(text: string, report: ReportProblem, path: Path): void
  source(
    source: AnswerSource | Situation,
    report: ReportProblem,
    path: Path,
    dimensions: readonly Dimension[],
  ): void
}

/** `report` receives what is wrong with the parameters and with `let`. */
export function makeFormulaCompiler(frontMatter: FrontMatter, report: ReportProblem): FormulaCompiler {
  const formulas = new Map<string, CompiledFormula>()
  const types = new Map<string, FormulaType>()
  const used = new Set<string>()

  function compile(text: string, reportHere: ReportProblem, path: Path): FormulaType | null {
    const known = formulas.get(text)
    if (known) return known.type
    const parsed = parseFormula(text)
    if (!parsed.ok) {
      reportHere(path, `“${text}”: ${parsed.says}`, 'Write it with numbers, names, units and + - * / ^.')
      return null
    }
    for (const name of namesIn(parsed.formula)) used.add(name)
    const typed = typeFormula(parsed.formula, types)
    if (!typed.ok) {
      const near = typed.name === undefined ? null : nearestName(typed.name, [...types.keys()])
      const unknownFix = near ? `Did you mean “${near}”?` : 'Declare it under parameters or let.'
      const fix = typed.name === undefined ? 'Make the units fit.' : unknownFix
      reportHere(path, `“${text}”: ${typed.says}`, fix)
      return null
    }
    formulas.set(text, { formula: parsed.formula, type: typed.type })
    return typed.type
  }

  function quantity(
    text: string,
    reportHere: ReportProblem,
    path: Path,
    dimensions?: readonly Dimension[],
  ): void {
    const type = compile(text, reportHere, path)
    if (!type) return
    if (type.is === 'truth') {
      reportHere(path, `“${text}” is a comparison; a quantity is needed here.`, 'Give a value.')
    } else if (dimensions && !dimensions.some((dimension) => sameDimension(dimension, type.dimension))) {
      const wanted = dimensions.map(describeDimension).join(' or ')
      const says = `“${text}” is ${describeDimension(type.dimension)}; needed is ${wanted}.`
      reportHere(path, says, 'Give the unit, or make the units of the formula fit.')
    }
  }

  function source(
    from: AnswerSource | Situation,
    reportHere: ReportProblem,
    path: Path,
    dimensions: readonly Dimension[],
  ): void {
    if (typeof from === 'string') return quantity(from, reportHere, path, dimensions)
    const model = findModel(from.model)
    if (!model) {
      reportHere(path, `There is no model “${from.model}”.`, `Models are: ${modelNames.join(', ')}.`)
      return
    }
    if ('output' in from) {
      const output = Object.hasOwn(model.outputs, from.output) ? model.outputs[from.output] : undefined
      if (!output) {
        const fix = `It has ${Object.keys(model.outputs).join(', ')}.`
        reportHere(path, `The model ${from.model} has no output “${from.output}”.`, fix)
      } else if (!dimensions.some((dimension) => sameDimension(dimension, output.dimension))) {
        const wanted = dimensions.map(describeDimension).join(' or ')
        const says = `“${from.output}” is ${describeDimension(output.dimension)}; needed is ${wanted}.`
        reportHere(path, says, 'Change the unit of the part, or choose another output.')
      }
    } else {
      const missing = whyNotDrawn(from.model)
      if (missing) return reportHere([...path, 'model'], missing.says, missing.fix)
    }
    for (const name of Object.keys(from.inputs ?? {})) {
      if (Object.hasOwn(model.inputs, name)) continue
      const fix = `It takes ${Object.keys(model.inputs).join(', ')}.`
      reportHere([...path, 'inputs', name], `The model ${from.model} takes no “${name}”.`, fix)
    }
    for (const [name, input] of Object.entries(model.inputs)) {
      const text = from.inputs?.[name] ?? (types.has(name) ? name : undefined)
      if (text !== undefined) quantity(text, reportHere, [...path, 'inputs', name], [input.dimension])
      else if (input.otherwise === undefined) {
        const fix = `Add inputs: { ${name}: … }, or call a parameter ${name}.`
        reportHere(
          path,
          `The model ${from.model} needs “${name}”, ${describeDimension(input.dimension)}.`,
          fix,
        )
      }
    }
    for (const convention of model.conventions) {
      if (frontMatter.conventions[convention] === undefined) {
        const fix = `Add ${convention} under conventions.`
        reportHere(['conventions'], `The model ${from.model} needs the convention “${convention}”.`, fix)
      }
    }
  }

  for (const [name, { unit }] of Object.entries(frontMatter.parameters)) {
    const { dimension, symbol } = getUnit(unit)
    refuseUnitName(name, ['parameters', name], report)
    types.set(name, { is: 'quantity', dimension, unit: symbol === '' ? null : getUnit(unit) })
  }
  for (const [name, text] of Object.entries(frontMatter.let)) {
    const path = ['let', name]
    refuseUnitName(name, path, report)
    if (types.has(name)) report(path, `“${name}” is a parameter already.`, 'Give it another name.')
    const type = compile(text, report, path)
    if (type?.is === 'truth') report(path, `“${name}” is a comparison.`, 'Comparisons go under require.')
    else if (type) types.set(name, type)
  }

  return {
    formulas,
    used,
    quantity,
    source,
    shown(text, reportHere, path) {
      const type = compile(text, reportHere, path)
      if (type?.is === 'truth') {
        reportHere(path, `“${text}” is a comparison and cannot be shown.`, 'Give a value.')
      } else if (type && type.unit === null && !sameDimension(type.dimension, plain)) {
        const says = `“${text}” is ${describeDimension(type.dimension)}, and does not say in which unit.`
        const unit = unitsOf(type.dimension)[0]?.symbol ?? 'ms'
        reportHere(path, says, `Write it as {{${text} to ${unit}}}, with the unit that reads best.`)
      }
    },
    requirement(text, reportHere, path) {
      const type = compile(text, reportHere, path)
      if (type && type.is !== 'truth') {
        reportHere(path, `“${text}” is not a comparison.`, 'A requirement compares: a < b, a >= b, a != b.')
      }
    },
  }
}

function refuseUnitName(name: string, path: Path, report: ReportProblem): void {
  if (findUnitBySymbol(name)) report(path, `“${name}” is the name of a unit.`, 'Choose a longer name.')
}
