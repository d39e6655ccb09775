import { describe, expect, test } from 'vitest'
import {
  entryOf,
  withEntry,
  withFileText,
  withName,
  withNewFile,
  withoutFile,
  withUploads,
} from '#components/lab/editor/program.ts'
import { readUploads } from '#components/lab/editor/read-uploads.ts'
import { type Program } from '#graders/labs/contract/program.ts'
import { submissionLimits } from '#graders/labs/contract/run-protocol.ts'

const python: Program = { language: 'python', files: [{ path: 'main.py', text: 'print(1)' }] }

describe('the program', () => {
  test('a new file takes the first free name', () => {
    const once = withNewFile(python)
    expect([once.path, withNewFile(once.program).path]).toEqual(['part.py', 'part2.py'])
  })

  test('text is changed and files are removed by path', () => {
    expect(withFileText(python, 'main.py', 'new').files[0]?.text).toBe('new')
    expect(withoutFile(python, 'main.py').files).toEqual([])
  })
})

const starter: Program = { language: 'python', files: [{ path: 'main.py', text: '# Start here.' }] }
const named = (...paths: string[]) => paths.map((path) => ({ path, text: `${path}, on the page` }))

describe('uploaded files', () => {
  // What is on the page, what is uploaded, the files then, the language then, and what the student is told.
  test.each<[string, string[], string[], string[], Program['language'], string]>([
    [
      'a helper is put beside the program',
      ['main.py'],
      ['helper.py'],
      ['main.py', 'helper.py'],
      'python',
      'Taken: helper.py.',
    ],
    [
      'and beside several files',
      ['main.py', 'notes.txt'],
      ['helper.py'],
      ['main.py', 'notes.txt', 'helper.py'],
      'python',
      'Taken: helper.py.',
    ],
    [
      'the same name is replaced',
      ['main.py', 'lib.py'],
      ['lib.py', 'data.txt'],
      ['main.py', 'lib.py', 'data.txt'],
      'python',
      'Taken: data.txt. Replaced: lib.py.',
    ],
    [
      'a main file takes the place of the other',
      ['main.py'],
      ['main.js'],
      ['main.js'],
      'javascript',
      'Taken: main.js. Removed: main.py.',
    ],
    [
      'and of that alone',
      ['main.py', 'notes.txt'],
      ['main.js', 'lib.js'],
      ['notes.txt', 'main.js', 'lib.js'],
      'javascript',
      'Taken: main.js, lib.js. Removed: main.py.',
    ],
    [
      'a main file alone is the whole program over one by another name',
      ['client.py'],
      ['main.py'],
      ['main.py'],
      'python',
      'Taken: main.py. Removed: client.py.',
    ],
    [
      'one file of another language is the whole program',
      ['main.py'],
      ['client.js'],
      ['client.js'],
      'javascript',
      'Taken: client.js. Removed: main.py.',
    ],
    [
      'so is one that could not be told from the other',
      ['first.py'],
      ['second.py'],
      ['second.py'],
      'python',
      'Taken: second.py. Removed: first.py.',
    ],
    [
      'but of several files none is thrown away',
      ['first.py', 'lib.py'],
      ['client.js'],
      ['first.py', 'lib.py', 'client.js'],
      'javascript',
      'Taken: client.js.',
    ],
    [
      'nor for a file that is no source',
      ['main.py'],
      ['input.txt'],
      ['main.py', 'input.txt'],
      'python',
      'Taken: input.txt.',
    ],
    [
      "nor the student's data for the first source file",
      ['input.txt'],
      ['client.py'],
      ['input.txt', 'client.py'],
      'python',
      'Taken: client.py.',
    ],
  ])('%s', (_name, present, uploads, after, language, done) => {
    const before: Program = { language: 'python', files: named(...present) }
    const fresh = uploads.map((path) => ({ path, text: 'uploaded' }))
    const result = withUploads(before, fresh, [starter], 'client')
    expect(result).toMatchObject({ program: { language }, done })
    expect(result.program.files.map((file) => file.path)).toEqual(after)
    for (const file of result.program.files) {
      expect(file.text).toBe(uploads.includes(file.path) ? 'uploaded' : `${file.path}, on the page`)
    }
  })

  test('one source file of any name takes the place of an untouched starter, data does not', () => {
    const client = { path: 'client.py', text: 'x' }
    expect(withUploads(starter, [client], [starter], 'client')).toEqual({
      program: { language: 'python', files: [client] },
      done: 'Taken: client.py. Removed: main.py.',
    })
    const data = { path: 'input.txt', text: '' }
    expect(withUploads(starter, [data], [starter], 'client').program.files).toEqual([...starter.files, data])
  })
})

const never = () => Promise.reject(new Error('nothing is unpacked here'))

describe('reading uploads', () => {
  test.each([
    ['none', [], 'No file was chosen.'],
    ['too many', Array.from({ length: 51 }, (_, n) => new File([''], `${n}.py`)), '51 files are too many'],
    ['too large', [new File([new Uint8Array(submissionLimits.bytesMax + 1)], 'big.py')], 'bytes together'],
    ['a zip among others', [new File([''], 'a.zip'), new File([''], 'b.py')], 'upload it alone'],
    ['a zip that is not unpacked', [new File([''], 'a.zip')], 'upload the files themselves'],
    ['no text', [new File([Uint8Array.of(0xff, 0xfe)], 'main.py')], 'main.py could not be read as UTF-8'],
  ])('%s: refused with a sentence', async (_name, files, says) => {
    const read = await readUploads(files, never)
    expect(read).toMatchObject({ ok: false, says: expect.stringContaining(says) })
  })

  test('a zip becomes what the server finds in it', async () => {
    const files = [{ path: 'main.py', text: 'print(1)' }]
    const zip = new File([Uint8Array.of(0x50, 0x4b, 0xff)], 'work.ZIP')
    const read = await readUploads([zip], (name, base64) => {
      expect([name, base64]).toEqual(['work.ZIP', 'UEv/'])
      return Promise.resolve({ ok: true, files })
    })
    expect(read).toEqual({ ok: true, files })
  })

  test('text is read whole', async () => {
    expect(await readUploads([new File(['print("é")'], 'main.py')], never)).toEqual({
      ok: true,
      files: [{ path: 'main.py', text: 'print("é")' }],
    })
  })
})

describe('the file that starts', () => {
  const both: Program = { language: 'python', files: named('main.py', 'client.py') }

  test('is the main one, until another is chosen; the choice follows its file', () => {
    expect(entryOf(both, 'client')).toMatchObject({ file: 'main.py' })
    const chosen = withEntry(both, 'client.py')
    expect(entryOf(chosen, 'client')).toMatchObject({ file: 'client.py' })
    expect(entryOf(withName(chosen, 'client.py', 'new.py'), 'client')).toMatchObject({ file: 'new.py' })
    expect(entryOf(withoutFile(chosen, 'client.py'), 'client')).toMatchObject({ file: 'main.py' })
  })

  test('of a pair it is the half that the lab asks for', () => {
    const pair: Program = { language: 'python', files: named('client.py', 'server.py') }
    expect(entryOf(pair, 'client')).toMatchObject({ file: 'client.py' })
    expect(entryOf(pair, 'server')).toMatchObject({ file: 'server.py' })
  })

  test('an upload beside an edited main file does not start by itself, nor does it end a choice', () => {
    const upload = [{ path: 'helper.py', text: 'x' }]
    const { program } = withUploads(withEntry(both, 'client.py'), upload, [starter], 'client')
    expect(entryOf(program, 'client')).toMatchObject({ file: 'client.py' })
    const main = [{ path: 'main.py', text: 'x' }]
    expect(withUploads(withEntry(both, 'client.py'), main, [starter], 'client').program.entry).toBeUndefined()
  })
})
