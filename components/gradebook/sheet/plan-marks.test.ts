import { expect, it } from 'vitest'
import type { ShownStudent } from '#components/gradebook/gradebook-shapes.ts'
import { findSources, guessSource, planMarks } from '#components/gradebook/sheet/plan-marks.ts'
import { readMarkSheet } from '#graders/mark-sheets/mark-sheet.ts'

const items = (...points: number[]) =>
  points.map((each, at) => ({ id: `item${at}-${each}`, title: `Item ${at + 1}`, points: each }))
const assignments = [
  { id: 'a', title: 'Lab 1', opened: true, counting: 'BEST' as const, items: items(10, 20) },
  { id: 'b', title: 'Lab 2', opened: true, counting: 'BEST' as const, items: items(5) },
  { id: 'c', title: 'Nothing in it', opened: false, counting: 'BEST' as const, items: [] },
]
const student = (id: string, points: (number | null)[], marks: ShownStudent['marks'] = {}): ShownStudent => ({
  id,
  name: `Student ${id}`,
  section: null,
  group: null,
  weighted: null,
  email: `${id}@x.test`,
  points,
  marks,
})

it('has the marks of assignments, of their items where there are several, and of the course', () => {
  expect(findSources(assignments, false).map(({ name, places, points }) => [name, places, points])).toEqual([
    ['Lab 1', [0, 1], 30],
    ['Lab 1: Item 1', [0], 10],
    ['Lab 1: Item 2', [1], 20],
    ['Lab 2', [2], 5],
    ['all assignments together', [0, 1, 2], 35],
  ])
})

it('has the mark by categories where the course has some, and writes it in the scale of the file', () => {
  const source = findSources(assignments, true).at(-1)
  if (source === undefined) throw new Error('There is no source.')
  expect(source).toMatchObject({ name: 'the mark by categories, so far', points: 100 })
  const read = readMarkSheet(file)
  if (!read.ok) throw new Error(read.says)
  const students = [
    { ...student('one', [10, 5, 5]), weighted: 87.5 },
    // Nothing of theirs counts yet.
    { ...student('two', [3, null, null]), weighted: null },
  ]
  const plan = planMarks(file, read.sheet, students, new Map([[3, source]]), false)
  expect(plan.filled.written).toBe(1)
  expect(plan.filled.file).toContain('one@x.test,87.5,100.00')
})

it('guesses what a column is for by its title, and of a single assignment that it is the one', () => {
  const sources = findSources(assignments, false)
  expect(guessSource('lab 2 (78)', sources, false)?.id).toBe('b')
  expect(guessSource('Grade', sources, true)).toBeNull()
  expect(guessSource('Grade', sources.slice(3, 4), true)?.id).toBe('b')
  expect(guessSource('Quiz (78)', sources.slice(3, 4), false)).toBeNull()
})

const file = [
  'Identifier,Full name,Email address,Grade,Maximum Grade,Grade can be changed',
  'Participant 1,Student one,one@x.test,,100.00,Yes',
  'Participant 2,Student two,two@x.test,7.00,100.00,Yes',
  'Participant 3,Student three,three@x.test,,100.00,Yes',
  'Participant 9,Somebody else,else@x.test,,100.00,Yes',
].join('\n')

it('says what it would do: who has no row, whose row is nobody’s, what differs, what waits', () => {
  const read = readMarkSheet(file)
  if (!read.ok) throw new Error(read.says)
  const [lab] = findSources(assignments, false)
  if (lab === undefined) throw new Error('There is no source.')
  const students = [
    student('one', [10, 5, 5], { 1: ['waiting'] }),
    student('two', [0, null, null]),
    student('three', [null, null, 5]),
    student('four', [1, 1, 1]),
  ]
  const plan = planMarks(file, read.sheet, students, new Map([[3, lab]]), false)
  expect(plan.filled.file).toBe(file.replace('test,,', 'test,50,').replace('7.00', '0'))
  expect(plan.filled).toMatchObject({ written: 2, unscaled: 0, differing: [{ before: '7.00', now: '0' }] })
  expect(plan.missing.map(({ id }) => id)).toEqual(['four'])
  expect(plan.rows.strangers.map(([id]) => id?.text)).toEqual(['Participant 9'])
  expect(plan.waiting).toBe(1)
  expect(planMarks(file, read.sheet, students, new Map(), false).filled).toMatchObject({ file, written: 0 })
})
