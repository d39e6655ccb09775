import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import type { Gradebook } from '#server/gradebook/find-gradebook.ts'
import { writeGradebookCsv } from '#server/gradebook/write-gradebook-csv.ts'

const score = (earned: number | null) => ({
  earned,
  byHand: false,
  reduced: false,
  submissions: 0,
  waiting: false,
  faulted: false,
})
const item = (title: string) => ({ id: title, title, points: 10 })

const gradebook = (name: string, title = 'Delay'): Gradebook => ({
  course: {
    id: 'c',
    slug: 'c',
    title: 'C',
    timeZone: 'UTC',
    standing: { role: 'INSTRUCTOR', operator: false },
  },
  assignments: [
    { id: 'a', title: 'Week 1', opened: true, counting: 'BEST' as const, items: [item(title), item(title)] },
    {
      id: 'b',
      title: 'Week, “2”',
      opened: true,
      counting: 'BEST' as const,
      items: [item('Zones; and more')],
    },
  ],
  students: [
    {
      id: 'u1',
      name,
      email: 'ada@example.test',
      section: 'A',
      group: null,
      scores: [score(10 / 3), score(null), score(0)],
      total: 10 / 3,
      weighted: null,
    },
  ],
  weighs: false,
  max: 30,
})

it('has stable columns, a byte order mark, CR LF and nothing where nothing was judged', () => {
  expect(writeGradebookCsv(gradebook('Ada'))).toBe(
    '\ufeffName,Email,ID,Section,Week 1: Delay,Week 1: Delay (2),"Week, “2”: Zones; and more",Total,Max\r\n' +
      'Ada,ada@example.test,u1,A,3.33,,0,3.33,30\r\n',
  )
})

it('ends with the weighted mark where the course has categories', () => {
  const plain = gradebook('Ada')
  const weighed = {
    ...plain,
    weighs: true,
    students: plain.students.map((one) => ({ ...one, weighted: 200 / 3 })),
  }
  const lines = writeGradebookCsv(weighed).split('\r\n')
  expect(lines[0]?.endsWith(',Total,Max,Weighted %')).toBe(true)
  expect(lines[1]?.endsWith(',3.33,30,66.67')).toBe(true)
})

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('gives a spreadsheet no formula: %j', (text) => {
  const [head = [], row = []] = parse(writeGradebookCsv(gradebook(text)), { bom: true })
  expect(row[0]).toBe(`'${text.replace(/[\t\r]/, ' ')}`)
  expect(head).toHaveLength(row.length)
})

it.each(['O"Hara, "Ada"', 'line\nbreak', 'Ægir Ó Dónaill', '李雷', ' '])(
  'says a name as it is: %j',
  (name) => {
    const rows = parse(writeGradebookCsv(gradebook(name)), { bom: true, columns: true })
    // In one line: nobody makes a row of it.
    expect(rows).toMatchObject([{ Name: name.replace('\n', ' '), Total: '3.33' }])
  },
)
