import { describe, expect, test } from 'vitest'
import { canvas } from './canvas.ts'

/** Name, id, late and files of each student. */
function grouped(files: Readonly<Record<string, string>> | readonly string[]) {
  const contents = Array.isArray(files) ? files.map((path) => [path, 'x'] as const) : Object.entries(files)
  const sources = contents.map(([path, text]) => ({ path, bytes: Buffer.from(text) }))
  const { groups, unmatched } = canvas.group(sources, 'a-lab')
  expect(unmatched).toEqual([])
  return groups.map(({ person, name, late, files: own, feedbackPrefix }) => {
    const names = own.map(({ path }) => path).toSorted()
    return `${name} ${person}${late ? ' late' : ''}: ${names.join(' ')} → ${feedbackPrefix}`
  })
}

describe('names', () => {
  test.each<[string, string[], string[]]>([
    [
      'anonymous, one of them late',
      ['anon_aB3xY_90210_main.py', 'anon_aB3xY_90211_util.py', 'LATE_anon_Qz7Kp_90220_main.py'],
      [
        'anon_aB3xY aB3xY: main.py util.py → anon_aB3xY_90211_',
        'anon_Qz7Kp Qz7Kp late: main.py → LATE_anon_Qz7Kp_90220_',
      ],
    ],
    [
      'anonymous, with numbers in the name of a file and as an id',
      ['anon_12345_90210_1_2_main.py', 'anon_aB3xY_90211_2024_10_lab.py'],
      [
        'anon_12345 12345: 1_2_main.py → anon_12345_90210_',
        'anon_aB3xY aB3xY: 2024_10_lab.py → anon_aB3xY_90211_',
      ],
    ],
    ['anonymous, typed', ['anon_aB3xY_text.html'], ['anon_aB3xY aB3xY:  → anon_aB3xY_']],
    [
      'groups that end in a number',
      ['team_1_4711_90210_main.py', 'team_2_4712_90220_main.py'],
      ['team_1 4711: main.py → team_1_4711_90210_', 'team_2 4712: main.py → team_2_4712_90220_'],
    ],
    [
      'one group with two files: an attachment is one file',
      ['team_1_4711_90210_main.py', 'team_1_4711_90211_util.py'],
      ['team_1 4711: main.py util.py → team_1_4711_90211_'],
    ],
    [
      'one group among students: their numbers are of one size',
      ['team_1_4711_90210_main.py', 'lovelaceada_4712_90220_main.py'],
      ['team_1 4711: main.py → team_1_4711_90210_', 'lovelaceada 4712: main.py → lovelaceada_4712_90220_'],
    ],
    [
      'groups that are late',
      ['team_1_LATE_4711_90210_main.py', 'team_2_4712_90220_main.py'],
      ['team_1 4711 late: main.py → team_1_LATE_4711_90210_', 'team_2 4712: main.py → team_2_4712_90220_'],
    ],
    [
      'files that begin with numbers',
      ['lovelaceada_4711_90210_1_main.py', 'lovelaceada_4711_90211_2_util.py', 'bobby_4712_90220_main.py'],
      [
        'lovelaceada 4711: 1_main.py 2_util.py → lovelaceada_4711_90211_',
        'bobby 4712: main.py → bobby_4712_90220_',
      ],
    ],
    [
      'one file that begins with a number',
      ['lovelaceada_4711_90210_3_main.py'],
      ['lovelaceada 4711: 3_main.py → lovelaceada_4711_90210_'],
    ],
    [
      'namesakes',
      ['smithalex_4711_90210_main.py', 'smithalex_4712_90211_main.py'],
      ['smithalex 4711: main.py → smithalex_4711_90210_', 'smithalex 4712: main.py → smithalex_4712_90211_'],
    ],
  ])('%s', (_, paths, students) => {
    expect(grouped(paths)).toEqual(students)
  })
})

/** The names that one student's files have in the end. */
function filesOf(own: Readonly<Record<string, string>>): string {
  const named = Object.entries(own).map(([name, text], at) => [`ada_4711_${90_210 + at}_${name}`, text])
  const [told = ''] = grouped(Object.fromEntries(named))
  return told.slice(told.indexOf(': ') + 2, told.indexOf(' →'))
}

describe('a number before the ending', () => {
  test.each<[string, Record<string, string>, string]>([
    [
      'the student’s own, as the program says',
      { 'main.js': "import './part-1.js'", 'part-1.js': 'x' },
      'main.js part-1.js',
    ],
    [
      'the student’s own beside the plain name',
      { 'main.js': "require('./part-1'); require('./part')", 'part-1.js': 'x', 'part.js': 'y' },
      'main.js part-1.js part.js',
    ],
    ['nothing says that it is Canvas’s', { 'main.js': 'x', 'part-1.js': 'y' }, 'main.js part-1.js'],
    ['alone', { 'part-1.js': 'x' }, 'part-1.js'],
    [
      'Canvas’s, of the file that is started',
      { 'main-2.py': 'import util', 'util.py': 'x' },
      'main.py util.py',
    ],
    [
      'Canvas’s, as the program asks for the plain name',
      { 'main.py': 'import util', 'util-1.py': 'x' },
      'main.py util.py',
    ],
    ['Canvas’s, of all files', { 'main-1.js': "import './util.js'", 'util-1.js': 'x' }, 'main.js util.js'],
    ['Canvas’s, before two endings', { 'main-1.test.js': 'x', 'main-1.js': 'y' }, 'main.js main.test.js'],
    ['a version beside the first', { 'main.py': 'old', 'main-1.py': 'new' }, 'main.py'],
    ['a year is no attempt', { 'lab-2024.py': 'x' }, 'lab-2024.py'],
  ])('%s', (_, own, names) => {
    expect(filesOf(own)).toBe(names)
  })
})
