import { fuzzReader } from '../../../tests/support/fuzz/fuzz-reader.ts'
import { studentId } from '../sources/student-id.ts'
import { chooseLayout } from './choose-layout.ts'
import { gradescope } from './gradescope.ts'

/** A path a line. */
function filesOf(input: string) {
  const paths = [...new Set(input.split('\n'))].filter((path) => path !== '').slice(0, 2_000)
  return paths.map((path) => ({ path, bytes: Buffer.from(path) }))
}

fuzzReader({
  name: 'names in a download',
  read(input) {
    const files = filesOf(input)
    const { layout, files: opened } = chooseLayout(files, 'auto')
    const { groups, unmatched } = layout.group(opened, 'a-lab')
    if (
      files.length > 0 &&
      groups.length + unmatched.length === 0 &&
      layout.id !== 'gradescope' &&
      layout.id !== 'nbgrader'
    )
      throw new Error(`no word of ${files.length} files in ${layout.id}`)
    for (const { person, name } of groups) {
      const id = studentId(person, name)
      if (!/^[a-z0-9._-]{1,60}$/.test(id)) throw new Error(`an id ${JSON.stringify(id)}`)
    }
  },
  words: [
    '_',
    '-',
    '/',
    '\n',
    'anon_',
    'LATE_',
    '_LATE',
    'ada',
    '4711',
    '90210',
    'main.py',
    'main-1.py',
    'team_1',
    '_text.html',
    '_assignsubmission_file_',
    '_assignsubmission_onlinetext_',
    'submitted/',
    'submission_1/',
    'submission_metadata.yml',
    'Default group-',
    'Participant',
    '1_2_3_4_5_',
  ],
  documents: [
    'ada_4711_90210_main.py\nteam_1_4712_90220_main-1.py\nbob_LATE_4713_90230_1_2_main.py\nbob_4714_text.html',
    'anon_aB3xY_90210_main.py\nLATE_anon_Qz7Kp_90220_main.py\nanon_m2N4x_text.html',
    'Default group-Ada_1_assignsubmission_file/main.py\nTeam-A-Bob_2_assignsubmission_file_/main.py',
    'x/submission_metadata.yml\nx/submission_1/main.py',
    'submitted/ada/hw1/main.py\nsubmitted/bob/hw1/main.py',
  ],
  charactersMax: 20_000,
  pumps: [{ before: 'anon_aB3xY_', unit: '-', after: '1_2_3_4_main.py' }],
})

fuzzReader({
  name: 'Gradescope’s metadata',
  read(input) {
    const metadata = { path: 'submission_metadata.yml', bytes: Buffer.from(input) }
    const { groups, unmatched } = gradescope.group(
      [metadata, { path: 'submission_1/main.py', bytes: Buffer.from('x') }],
      'a-lab',
    )
    if (groups.length + unmatched.length === 0) throw new Error('no word of the submission')
    if (groups.some(({ person, name }) => person === '' || name === ''))
      throw new Error('somebody without a name')
  },
  words: [
    'submission_1:\n',
    '  :submitters:\n',
    '  - :name: Ada\n',
    '    :sid: 12e4567\n',
    '    :email: a@b\n',
    '&a',
    '*a',
    '!ruby/object:X',
    '[',
    ']',
    '{',
    '}',
    '|',
    '>',
    '---\n',
    '...\n',
    '<<: *a',
    '? ',
  ],
  documents: [
    "submission_1:\n  :submitters:\n  - :name: Ada Lovelace\n    :sid: '100'\n    :email: ada@example.edu\n  :created_at: 2026-01-01 10:00:00.0 Z\n",
    'submission_1: &a\n  :submitters:\n  - :sid: ~\n  - :sid: 0x1F\nsubmission_2: *a\n',
  ],
  charactersMax: 20_000,
  // YAML, which is read by a library.
  libraryMs: 2_000,
})
