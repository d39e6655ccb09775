// What an author can get wrong in a table part.
import type { PartProblem, PartScope } from '#graders/parts/part-kind.ts'
import { filledTable, isRightCell } from '#graders/parts/table/filled-table.ts'
import type { TablePart } from '#graders/parts/table/table-part.ts'
import { readNumber } from '#protocols/quantity/read-number.ts'

/** Mistakes that can be seen without a variant. */
export function tableProblems({ columns, rows = [], misconceptions }: TablePart): PartProblem[] {
  const problems: PartProblem[] = []
  const ids = columns.map(({ id }) => id)
  for (const [key, list] of Object.entries({ columns, misconceptions })) {
    for (const [index, { id }] of list.entries()) {
      if (list.findIndex((other) => other.id === id) === index) continue
      problems.push({ at: [key, index, 'id'], says: `Two are called “${id}”.`, fix: 'Rename one.' })
    }
  }
  for (const [index, { title }] of columns.entries()) {
    if (columns.findIndex((other) => other.title === title) === index) continue
    problems.push({ at: ['columns', index, 'title'], says: `Two are called “${title}”.`, fix: 'Rename one.' })
  }
  for (const [index, { cells }] of rows.entries()) {
    const strange = Object.keys(cells).find((id) => !ids.includes(id))
    const missing = ids.find((id) => !Object.hasOwn(cells, id))
    const at = ['rows', index, 'cells']
    if (strange !== undefined) {
      problems.push({ at, says: `There is no column “${strange}”.`, fix: `Columns are: ${ids.join(', ')}.` })
    } else if (missing !== undefined) {
      problems.push({ at, says: `The cell “${missing}” is missing.`, fix: 'Say what is right there.' })
    }
  }
  for (const [index, { column }] of misconceptions.entries()) {
    if (ids.includes(column)) continue
    const at = ['misconceptions', index, 'column']
    problems.push({ at, says: `There is no column “${column}”.`, fix: `Columns are: ${ids.join(', ')}.` })
  }
  return problems
}

export function tableVariantProblems(part: TablePart, scope: PartScope): PartProblem[] {
  const problems: PartProblem[] = []
  const { rows, columns, names } = filledTable(part, scope)
  const where = part.from ? 'from' : 'rows'
  if (new Set(rows.map(({ name }) => name)).size < rows.length) {
    problems.push({ at: [where], says: 'Two rows read the same.', fix: 'Write another text.' })
  }
  for (const [index, { cells, options, title }] of columns.entries()) {
    for (const row of rows) {
      const text = row.cells[index] ?? ''
      if (cells === 'choice' && !options.includes(text)) {
        const says = `“${text}” cannot be chosen in “${title}”.`
        problems.push({ at: ['columns', index, 'options'], says, fix: 'Add it, or leave options out.' })
      }
      if (cells === 'number' && !readNumber(text).ok) {
        problems.push({ at: ['columns', index], says: `“${text}” is no number.`, fix: 'Write it in digits.' })
      }
    }
  }
  for (const [index, { column, row, value: written }] of part.misconceptions.entries()) {
    const value = scope.fillExactly(written)
    const at = (key: string) => ['misconceptions', index, key]
    if (row !== undefined && !names.has(row)) {
      problems.push({
        at: at('row'),
        says: `There is no row “${row}”.`,
        fix: 'Write it as the row is written.',
      })
    }
    const place = part.columns.findIndex(({ id }) => id === column)
    const found = part.columns[place]
    if (columns[place]?.cells === 'choice' && !columns[place].options.includes(value)) {
      problems.push({
        at: at('value'),
        says: `“${value}” cannot be chosen.`,
        fix: 'Write it as the option is.',
      })
    }
    const same = rows.find(({ written }) => written === row)
    if (found && same && isRightCell(found, same.cells[place] ?? '', value)) {
      problems.push({
        at: at('value'),
        says: `“${value}” is right for “${row}”.`,
        fix: 'Name what is wrong.',
      })
    }
  }
  return problems
}
