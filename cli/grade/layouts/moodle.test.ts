import { describe, expect, test } from 'vitest'
import { moodle } from './moodle.ts'

/** Participants by number, with what each handed in. */
function grouped(handedIn: readonly (readonly [string, string])[]) {
  const files = handedIn.map(([name, text], at) => ({
    path: `${name}_${at + 1}_assignsubmission_file/main.py`,
    bytes: Buffer.from(text),
  }))
  return moodle.group(files, 'a-lab').groups
}

describe('where students submit in groups', () => {
  test.each<[string, [string, string][], string[]]>([
    [
      'Moodle’s default group',
      [
        ['Default group-Ada Lovelace', 'a'],
        ['Default group-Anne-Marie ONeill', 'a'],
      ],
      ['Ada Lovelace of Default group', 'Anne-Marie ONeill of Default group'],
    ],
    ['one student in it', [['Default group-Ada Lovelace', 'a']], ['Ada Lovelace of Default group']],
    [
      'groups with hyphens in their names, and one of a single member',
      [
        ['Lab-A-Ada', 'a'],
        ['Lab-A-Bob', 'a'],
        ['Lab-B-Cy', 'b'],
        ['Lab-B-Di', 'b'],
        ['Solo-Eve', 'c'],
      ],
      ['Ada of Lab-A', 'Bob of Lab-A', 'Cy of Lab-B', 'Di of Lab-B', 'Eve of Solo'],
    ],
    [
      'hyphens of their own',
      [
        ['Anne-Marie ONeill', 'a'],
        ['Jean-Luc Picard', 'b'],
      ],
      ['Anne-Marie ONeill', 'Jean-Luc Picard'],
    ],
    [
      'the same program of students without groups',
      [
        ['Anne-Marie ONeill', 'a'],
        ['Anne-Sophie Mutter', 'a'],
        ['Ada Lovelace', 'b'],
      ],
      ['Anne-Marie ONeill', 'Anne-Sophie Mutter', 'Ada Lovelace'],
    ],
  ])('%s', (_, handedIn, students) => {
    const told = grouped(handedIn).map(({ name, notes }) => {
      const team = /group “(?<team>.+)”/.exec(notes.join(' '))?.groups?.team
      return team === undefined ? name : `${name} of ${team}`
    })
    expect(told).toEqual(students)
  })

  test('feedback goes back under Moodle’s own name', () => {
    const [ada] = grouped([['Default group-Ada Lovelace', 'a']])
    expect(ada?.feedbackPrefix).toBe('Default group-Ada Lovelace_1_assignsubmission_file/')
    expect(ada?.otherNames).toContain('Ada Lovelace')
  })
})

test('blind marking has no names, in any language', () => {
  const in3 = (name: string) =>
    grouped([
      [name, 'a'],
      [name, 'b'],
      [name, 'c'],
    ]).map(({ nameless }) => nameless)
  expect(in3('Teilnehmerin')).toEqual([true, true, true])
  expect(grouped([['Participant', 'a']])).toMatchObject([{ nameless: true }])
  expect(
    grouped([
      ['Alex Smith', 'a'],
      ['Alex Smith', 'b'],
    ]),
  ).toMatchObject([{ nameless: false }, { nameless: false }])
})
