import { expect, it } from 'vitest'
import { directives, formulaNames } from '#components/authoring/editor/formula-names.ts'

const text = `---
parameters:
  rtt: { integer: [1, 2], unit: ms }
  size:
    choice: [1]
let:
  plain: 2 * rtt
parts:
  - id: total
    kind: number
  - kind: number
    id: other
---
`

it('finds parameters, derived quantities and functions, in a text that may be half done', () => {
  const labels = formulaNames(text).map(({ label }) => label)
  expect(labels.slice(0, 3)).toEqual(['rtt', 'size', 'plain'])
  expect(labels).toContain('ceil')
  expect(formulaNames('').map(({ type }) => type)).toEqual(Array.from({ length: 6 }, () => 'function'))
})

it('finds the parts whose answers a solution can show', () => {
  expect(directives(text).map(({ label }) => label)).toEqual([
    'answer total',
    'diagram total',
    'answer other',
    'diagram other',
  ])
})
