import { factsUse } from '#graders/parts/facts-use.ts'
import { answeredKind, type PartCase, type PartScope } from '#graders/parts/part-kind.ts'
import { filledTable, isRightCell, shownCell } from '#graders/parts/table/filled-table.ts'
import { gradeTable } from '#graders/parts/table/grade-table.ts'
import { tableReadability } from '#graders/parts/table/live/table-readability.ts'
import { presentTable } from '#graders/parts/table/present-table.ts'
import { TableFeedbackSchema, TableRightSchema } from '#graders/parts/table/table-feedback.ts'
import { explainTable, tableMismatches } from '#graders/parts/table/table-mismatch.ts'
import { type TablePart, TablePartSchema } from '#graders/parts/table/table-part.ts'
import { tableProblems, tableVariantProblems } from '#graders/parts/table/table-problems.ts'
import { type TableResponse, TableResponseSchema } from '#graders/parts/table/table-response.ts'

export const tableKind = answeredKind('table', {
  part: TablePartSchema,
  response: TableResponseSchema,
  feedback: TableFeedbackSchema,
  right: TableRightSchema,
  mismatches: tableMismatches,
  explain: explainTable,

  claims: () => [],

  texts: ({ ask, rows = [], misconceptions }) => [
    { at: ['ask'], text: ask },
    ...rows.flatMap(({ name, cells, because }, index) => [
      { at: ['rows', index, 'name'], text: name },
      ...Object.entries(cells).map(([id, text]) => ({ at: ['rows', index, 'cells', id], text })),
      ...(because === undefined ? [] : [{ at: ['rows', index, 'because'], text: because }]),
    ]),
    ...misconceptions.flatMap(({ value, says }, index) => [
      { at: ['misconceptions', index, 'value'], text: value },
      { at: ['misconceptions', index, 'says'], text: says },
    ]),
  ],

  facts: ({ from, columns }) =>
    factsUse(from, ['name', 'because']).map((use) => ({
      ...use,
      columns: [
        ...use.columns,
        ...columns.map(({ id }, index) => ({ at: ['columns', index, 'id'], name: id })),
      ],
    })),

  misconceptions: ({ misconceptions }) => misconceptions.map(({ id }) => id),

  problems: tableProblems,
  variantProblems: tableVariantProblems,

  points: ({ points }) => points,

  present: presentTable,

  readability: tableReadability,

  grade: gradeTable,

  solve: (part, scope) =>
    rightCells(part, scope)
      .map((cells, at) => `${filledTable(part, scope).rows[at]?.name}: ${cells.join(', ')}`)
      .join('; '),

  responseFrom: readWritten,

  cases: casesOf,
})

const rightCells = (part: TablePart, scope: PartScope): string[][] =>
  filledTable(part, scope).rows.map(({ cells }) =>
    part.columns.map((column, index) => shownCell(column, cells[index] ?? '')),
  )

/** `solution`, or changes to it, one on a line or between semicolons: `e-mail, loss = tolerated`; nothing after the
 * sign empties the cell. A row that only other variants have makes it a test of those. */
function readWritten(part: TablePart, text: string, scope: PartScope): TableResponse | null {
  const { rows, names } = filledTable(part, scope)
  const cells = rightCells(part, scope)
  if (text.trim() === 'solution') return { kind: part.kind, cells }
  for (const change of text.split(/[;\n]/u).filter((each) => each.trim() !== '')) {
    const [place = '', value = ''] = change.split('=').map((side) => side.trim())
    const comma = place.lastIndexOf(',')
    const [name, id] = [place.slice(0, comma).trim(), place.slice(comma + 1).trim()]
    const column = part.columns.findIndex((each) => each.id === id)
    if (column < 0) throw new RangeError(`“${id}” is no column of “${part.id}”`)
    if (![...names].some((each) => scope.fill(each) === name)) {
      throw new RangeError(`“${name}” is no row of “${part.id}”`)
    }
    const row = cells[rows.findIndex((each) => each.name === name)]
    if (!row) return null
    row[column] = value
  }
  return { kind: part.kind, cells }
}

function casesOf(part: TablePart, scope: PartScope): PartCase[] {
  const { rows } = filledTable(part, scope)
  const right = rightCells(part, scope)
  const made = (name: string, cells: string[][], verdict: PartCase['verdict']): PartCase => ({
    name,
    response: { kind: part.kind, cells },
    verdict,
  })
  const cases = [
    made('the right cells', right, { passed: true }),
    made('no cell', [], { passed: false, code: 'blank' }),
    made('the last cell empty', [...right.slice(0, -1), [...(right.at(-1) ?? []).slice(0, -1), '']], {
      passed: false,
      code: right.flat().length === 1 ? 'blank' : 'wrong-cells',
    }),
  ]
  for (const { id, column: of, row, value } of part.misconceptions) {
    const wrong = scope.fillExactly(value)
    const index = part.columns.findIndex((each) => each.id === of)
    const column = part.columns[index]
    const at = rows.findIndex(
      (each) =>
        (row === undefined || each.written === row) &&
        column !== undefined &&
        !isRightCell(column, each.cells[index] ?? '', wrong),
    )
    const cells = right[at]
    // What it is about is not in this variant.
    if (!column || !cells) continue
    const given = shownCell(column, wrong)
    const verdict = { passed: false, code: 'misconception', misconception: id } as const
    cases.push(made(`“${id}”`, right.with(at, cells.with(index, given)), verdict))
  }
  return cases
}
