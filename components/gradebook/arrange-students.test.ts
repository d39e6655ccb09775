import { describe, expect, it } from 'vitest'
import { type Arrangement, arrangeStudents } from '#components/gradebook/arrange-students.ts'
import type { ShownStudent } from '#components/gradebook/gradebook-shapes.ts'

const student = (
  name: string,
  points: (number | null)[],
  marks: ShownStudent['marks'] = {},
  section: string | null = null,
  group: string | null = null,
): ShownStudent => ({
  id: name,
  name,
  email: `${name.toLowerCase()}@example.test`,
  section,
  group,
  weighted: null,
  points,
  marks,
})
const students = [
  student('Ada', [1, 5], {}, 'A', 'Pair 1'),
  student('Bo', [null, null]),
  student('Cy', [9, null], { 0: ['by-hand'] }),
  student('Di', [null, null], { 1: ['waiting'] }),
]
const everything: Arrangement = {
  search: '',
  show: 'everybody',
  section: null,
  group: null,
  order: 'name',
  columns: [0, 1],
}
const names = (arrangement: Partial<Arrangement>) =>
  arrangeStudents(students, { ...everything, ...arrangement }).map(({ student: { name }, total }) => [
    name,
    total,
  ])

describe('arranging students', () => {
  it.each([
    [
      'by name',
      {},
      [
        ['Ada', 6],
        ['Bo', 0],
        ['Cy', 9],
        ['Di', 0],
      ],
    ],
    ['of a section', { section: 'A' }, [['Ada', 6]]],
    [
      'of none',
      { section: '' },
      [
        ['Bo', 0],
        ['Cy', 9],
        ['Di', 0],
      ],
    ],
    [
      'by total',
      { order: 'total-down' },
      [
        ['Cy', 9],
        ['Ada', 6],
        ['Bo', 0],
        ['Di', 0],
      ],
    ],
    [
      'by total, lowest first',
      { order: 'total-up' },
      [
        ['Bo', 0],
        ['Di', 0],
        ['Ada', 6],
        ['Cy', 9],
      ],
    ],
    [
      'one assignment only',
      { columns: [1], order: 'total-down' },
      [
        ['Ada', 5],
        ['Bo', 0],
        ['Cy', 0],
        ['Di', 0],
      ],
    ],
    ['sought by address', { search: ' CY@ ' }, [['Cy', 9]]],
    ['with nothing', { show: 'nothing' }, [['Bo', 0]]],
    ['waiting', { show: 'waiting' }, [['Di', 0]]],
    ['waiting, elsewhere', { show: 'waiting', columns: [0] }, []],
    ['by hand', { show: 'by-hand' }, [['Cy', 9]]],
  ] as const)('%s', (_what, arrangement, expected) => expect(names(arrangement)).toEqual(expected))
})
