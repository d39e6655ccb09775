import { describe, expect, it } from 'vitest'
import type { Program } from '#graders/labs/contract/program.ts'
import { checkProgram } from '#server/submissions/check-program.ts'

const python = (...files: [path: string, text?: string][]): Program => ({
  language: 'python',
  files: files.map(([path, text = 'print(1)']) => ({ path, text })),
})

const lab = (languages: Program['language'][] = ['python', 'javascript']) => ({
  languages,
  arguments: ['HOST', 'PORT'],
})

describe('a program that can be run', () => {
  it.each([
    ['main.py alone', python(['main.py'])],
    ['one program of another name, and what it reads', python(['client.py'], ['words.txt'])],
    ['a package', python(['main.py'], ['lib/parse.py'], ['lib/data.txt', ''])],
    ['what was chosen of two', { ...python(['a.py'], ['b.py']), entry: 'b.py' }],
    ['the half of a pair that fits the lab', python(['client.py'], ['server.py'])],
    ['names of other scripts', python(['main.py'], ['größe.py'])],
    [
      'TypeScript',
      { language: 'javascript', files: [{ path: 'main.ts', text: 'let a: 1' }] } satisfies Program,
    ],
  ])('%s', (_what, program) => {
    const checked = checkProgram(program, lab())
    expect(checked.ok && [...checked.files.keys()]).toEqual(program.files.map(({ path }) => path))
  })
})

describe('a program that cannot be run is refused with a sentence', () => {
  it.each<[string, Program, string]>([
    [
      'none of its files is the main one',
      python(['a.py'], ['b.py']),
      'It is not clear which file to start: a.py, b.py could each be the program. Choose it above the editor, or call it main.py.',
    ],
    ['it has no file', python(), 'There is no file to run. Write or upload a program first.'],
    ['it is empty', python(['main.py', ' \n']), 'main.py is empty. Write the program first.'],
    [
      'it is of another language',
      python(['main.js']),
      'main.js is not a Python program. Choose its language, or rename it.',
    ],
    [
      'it climbs out',
      python(['main.py'], ['../main.py']),
      '"../main.py" cannot be a file\'s name here. Use a plain name such as main.py or lib/parse.py.',
    ],
    [
      'a path is absolute',
      python(['/main.py']),
      '"/main.py" cannot be a file\'s name here. Use a plain name such as main.py or lib/parse.py.',
    ],
    [
      'a name holds a NUL',
      python(['main.py\0']),
      '"main.py\\u0000" cannot be a file\'s name here. Use a plain name such as main.py or lib/parse.py.',
    ],
    [
      'two files have one name',
      python(['main.py'], ['main.py']),
      'There are two files named "main.py". Rename or remove one.',
    ],
    [
      'a file is a folder too',
      python(['main.py'], ['lib', ''], ['lib/a.py']),
      '"lib/a.py" and "lib" cannot both exist: one is the other\'s folder. Rename one.',
    ],
    [
      'it is no text',
      python(['main.py', 'a\0b']),
      'main.py is not UTF-8 text (it holds a NUL byte or half of a character). Save it as UTF-8 and upload it again.',
    ],
    [
      'it is too large',
      python(['main.py', 'ü'.repeat(524_288)]),
      'The files are 1,025 KB together; 1,024 KB are allowed. Remove what the program does not need.',
    ],
    [
      'it has too many files',
      python(...Array.from({ length: 51 }, (_, i): [string] => [`f${i}.py`])),
      'There are 51 files; 50 are allowed. Remove some.',
    ],
  ])('when %s', (_what, program, says) => {
    expect(checkProgram(program, lab())).toMatchObject({ ok: false, says })
  })

  it('when the lab does not take its language', () => {
    const says = 'This lab takes JavaScript, not Python.'
    expect(checkProgram(python(['main.py']), lab(['javascript']))).toMatchObject({ ok: false, says })
  })
})
