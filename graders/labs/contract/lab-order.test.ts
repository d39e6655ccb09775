import { expect, test } from 'vitest'
import { makeLabOrder } from '#graders/labs/contract/lab-order.ts'

const names = [
  'exercise.md',
  'lab.ts',
  'survives.ts',
  'hidden.ts',
  'starter/main.py',
  'solutions/right.py',
  'solutions/deep.ts',
]
const files = new Map(names.map((name) => [name, Buffer.from(name)]))
const common = { exercise: { topic: 'http', id: 'one', files }, submission: new Map(), seed: 'seed' }

test('the code of a lab goes into the cell, from however many files, and nothing else', () => {
  const all = makeLabOrder({ ...common, checks: 'all', hiddenSeed: 'hidden' })
  expect(Object.keys(all.exercise.files)).toEqual(['lab.ts', 'survives.ts', 'hidden.ts'])
  const visible = makeLabOrder({ ...common, checks: 'visible' })
  expect(Object.keys(visible.exercise.files)).toEqual(['lab.ts', 'survives.ts'])
})
