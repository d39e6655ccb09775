// `{{ … }}` in an exercise's texts. A formula is filled in with its value and unit: "50 ms", and within maths
// `50\,\mathrm{ms}`. Three directives stand beside formulas, in the Solution only:
//   {{answer PART}}    the right answer of a part, as in "640 ms"
//   {{diagram PART}}   alone on its line: the space-time diagram of the model behind that part's answer. It is
//                      left in the Markdown; whoever renders it puts the diagram of that name there.
//   {{facts TABLE}}    alone on its line: this variant's rows of a table of facts
import { formatNumber, formatQuantity, type Quantity } from '#protocols/quantity/quantity.ts'
import type { Unit } from '#protocols/quantity/unit.ts'

export type Template =
  | { is: 'formula'; text: string }
  | { is: 'answer'; part: string }
  | { is: 'diagram'; part: string }
  | { is: 'facts'; table: string }

export interface FoundTemplate {
  template: Template
  /** Lines from 0 within the text. */
  line: number
  /** Stands in $…$ or $$…$$. */
  inMaths: boolean
  aloneOnLine: boolean
}

const anyTemplate = /\{\{([^{}]*)\}\}/gu
// The bounds keep the search for an end that is not there from going over the whole text again and again.
const maths = /\$\$[\s\S]{0,5000}?\$\$|\$(?:\\.|[^$\n\\]){1,2000}\$/gu
const directive =
  /^(?:(?<is>answer|diagram)\s+(?<part>[a-z][a-z0-9-]*)|facts\s+(?<table>[a-zA-Z][a-zA-Z0-9]*))$/u

export function findTemplates(text: string): FoundTemplate[] {
  const lines = text.split('\n')
  const isMaths = mathsIn(text)
  let [line, lineEnd] = [0, lines[0]?.length ?? 0]
  return [...text.matchAll(anyTemplate)].map((match) => {
    while (lineEnd < match.index) {
      line += 1
      lineEnd += 1 + (lines[line]?.length ?? 0)
    }
    return {
      template: readTemplate((match[1] ?? '').trim()),
      line,
      inMaths: isMaths(match.index),
      aloneOnLine: lines[line]?.trim() === match[0],
    }
  })
}

/** Puts `value(template, inMaths)` in the place of every template; null leaves it as it stands. */
export function fillTemplates(
  text: string,
  value: (template: Template, inMaths: boolean) => string | null,
): string {
  // Most of an exercise's texts hold none.
  if (!text.includes('{{')) return text
  const isMaths = mathsIn(text)
  return text.replaceAll(anyTemplate, (whole: string, inner: string, offset: number) => {
    return value(readTemplate(inner.trim()), isMaths(offset)) ?? whole
  })
}

/** "50 ms" in text, `50\,\mathrm{ms}` in maths. */
export function showQuantity(quantity: Quantity, unit: Unit, inMaths: boolean): string {
  if (!inMaths) return formatQuantity(quantity, unit)
  const number = formatNumber(quantity.value / unit.scale)
  if (unit.symbol === '') return number
  return unit.symbol === '%' ? String.raw`${number}\,\%` : String.raw`${number}\,\mathrm{${unit.symbol}}`
}

function readTemplate(inner: string): Template {
  const groups = directive.exec(inner)?.groups
  const part = groups?.part
  if (groups?.table !== undefined) return { is: 'facts', table: groups.table }
  if (part === undefined) return { is: 'formula', text: inner }
  return groups?.is === 'answer' ? { is: 'answer', part } : { is: 'diagram', part }
}

/** The maths of a text, without its dollars. */
export function findMaths(text: string): { tex: string; display: boolean }[] {
  return [...text.matchAll(maths)].map(([whole]) => {
    const display = whole.startsWith('$$')
    return { tex: display ? whole.slice(2, -2) : whole.slice(1, -1), display }
  })
}

/** Tells for offsets, asked in rising order, whether they lie within maths. */
function mathsIn(text: string): (offset: number) => boolean {
  if (!text.includes('$')) return () => false
  const ranges = [...text.matchAll(maths)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
  let next = 0
  return (offset) => {
    while ((ranges[next]?.end ?? Number.POSITIVE_INFINITY) <= offset) next += 1
    return (ranges[next]?.start ?? Number.POSITIVE_INFINITY) <= offset
  }
}
