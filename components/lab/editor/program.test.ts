import { describe, expect, test } from 'vitest'
import {
  type Program,
  withNewFile,
  withoutFile,
  withText,
  withUploads,
} from '#components/lab/editor/program.ts'
import { readUploads } from '#components/lab/editor/read-uploads.ts'
import { submissionLimits } from '#graders/labs/run-protocol.ts'

const python: Program = { language: 'python', files: [{ path: 'main.py', text: 'print(1)' }] }

describe('the program', () => {
  test('one uploaded source file replaces it, and brings its language', () => {
    expect(withUploads(python, [{ path: 'client.js', text: 'x' }])).toEqual({
      language: 'javascript',
      files: [{ path: 'client.js', text: 'x' }],
    })
  })

  test('several uploaded files are put beside those of the same language', () => {
    const uploads = [
      { path: 'main.py', text: 'import lib' },
      { path: 'lib.py', text: '' },
    ]
    expect(
      withUploads({ ...python, files: [...python.files, { path: 'notes.txt', text: 'n' }] }, uploads).files,
    ).toEqual([{ path: 'notes.txt', text: 'n' }, ...uploads])
  })

  test('a new file takes the first free name', () => {
    const once = withNewFile(python)
    expect([once.path, withNewFile(once.program).path]).toEqual(['part.py', 'part2.py'])
  })

  test('text is changed and files are removed by path', () => {
    expect(withText(python, 'main.py', 'new').files[0]?.text).toBe('new')
    expect(withoutFile(python, 'main.py').files).toEqual([])
  })
})

describe('uploads', () => {
  test.each([
    ['none', [], 'No file was chosen.'],
    ['too many', Array.from({ length: 51 }, (_, n) => new File([''], `${n}.py`)), '51 files are too many'],
    ['too large', [new File([new Uint8Array(submissionLimits.bytesMax + 1)], 'big.py')], 'bytes together'],
    ['no text', [new File([Uint8Array.of(0xff, 0xfe)], 'main.py')], 'main.py could not be read as UTF-8'],
  ])('%s: refused with a sentence', async (_name, files, says) => {
    const read = await readUploads(files)
    expect(read).toMatchObject({ ok: false, says: expect.stringContaining(says) })
  })

  test('text is read whole', async () => {
    expect(await readUploads([new File(['print("é")'], 'main.py')])).toEqual({
      ok: true,
      files: [{ path: 'main.py', text: 'print("é")' }],
    })
  })
})
