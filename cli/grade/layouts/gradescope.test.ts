import { describe, expect, test } from 'vitest'
import { gradescope } from './gradescope.ts'

const file = (path: string, text: string) => ({ path, bytes: Buffer.from(text) })

function group(metadata: string, folders = ['submission_1']) {
  const files = folders.map((folder) => file(`${folder}/main.py`, 'x'))
  return gradescope.group([file('submission_metadata.yml', metadata), ...files], 'a-lab')
}

const submitters = (...rows: string[]) => `:submitters:\n${rows.map((row) => `  - ${row}`).join('\n')}\n`

describe('an id is text, whatever YAML takes it for', () => {
  test.each([
    '12e4567',
    '0123',
    '0x1F',
    '0o17',
    '1_000',
    '1.50',
    '.inf',
    'yes',
    'null',
    'true',
    '2024-10-02',
    '12:30:45',
    '99999999999999999999',
    '-7',
    '!!float 12',
  ])('%s', (sid) => {
    const { groups } = group(`submission_1:\n  ${submitters(`{:name: Ada, :sid: ${sid}, :email: a@b}`)}`)
    expect(groups).toMatchObject([{ person: sid.replace('!!float ', ''), name: 'Ada' }])
  })
})

describe('who handed in, as far as it is said', () => {
  test.each<[string, string[], { person: string; name: string }[]]>([
    ['no id', [':name: Ada\n    :sid:\n    :email: ada@uni.test'], [{ person: 'ada@uni.test', name: 'Ada' }]],
    [
      'an empty id',
      [":name: Ada\n    :sid: ''\n    :email: ada@uni.test"],
      [{ person: 'ada@uni.test', name: 'Ada' }],
    ],
    [
      'YAML’s nothing',
      [':name: Ada\n    :sid: ~\n    :email: ada@uni.test'],
      [{ person: 'ada@uni.test', name: 'Ada' }],
    ],
    [
      'blanks',
      [':name: Ada\n    :sid: "  "\n    :email: ada@uni.test'],
      [{ person: 'ada@uni.test', name: 'Ada' }],
    ],
    ['a name alone', [':name: Ada\n    :sid: ""'], [{ person: 'submission_1 Ada', name: 'Ada' }]],
    ['an id alone', [":name: ''\n    :sid: s1"], [{ person: 's1', name: 's1' }]],
    [
      'nothing of two',
      [":sid: ''", ":sid: ''"],
      [
        { person: 'submission_1 member 1', name: 'submission_1 member 1' },
        { person: 'submission_1 member 2', name: 'submission_1 member 2' },
      ],
    ],
  ])('%s', (_, rows, people) => {
    expect(group(`submission_1:\n  ${submitters(...rows)}`).groups).toMatchObject(people)
  })
})

test('one submission that is told badly costs only its own', () => {
  const metadata = `submission_1:\n  :submitters: nobody\nsubmission_2:\n  ${submitters(':sid: s2')}`
  const { groups, unmatched } = group(metadata, ['submission_1', 'submission_2', 'submission_3'])
  expect(groups).toMatchObject([{ person: 's2' }])
  expect(unmatched).toEqual([
    { path: 'submission_1', says: expect.stringContaining('names nobody for it') },
    { path: 'submission_3', says: expect.stringContaining('does not name it') },
  ])
})

test.each([
  ['no YAML', '"', /submission_metadata\.yml is not YAML \(/],
  ['a list', '- a', /is no list of submissions/],
  [
    'aliases without end',
    `a: &a [x, x]\n${Array.from({ length: 20 }, (_, at) => `k${at}: &k${at} [*${at === 0 ? 'a' : `k${at - 1}`}, *${at === 0 ? 'a' : `k${at - 1}`}]`).join('\n')}`,
    /repeats itself too often/,
  ],
])('metadata that is %s is told with what to do', (_, metadata, says) => {
  const { unmatched } = group(metadata)
  expect(unmatched).toMatchObject([{ path: 'submission_1', says: expect.stringMatching(says) }])
  expect(unmatched[0]?.says).toContain('Export the submissions again')
})
