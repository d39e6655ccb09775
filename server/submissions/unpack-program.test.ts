import { expect, test } from 'vitest'
import { makeZip, type ZipEntry } from '#graders/testing/make-zip.ts'
import { unpackProgram } from '#server/submissions/unpack-program.ts'

const unpack = (entries: ZipEntry[]) => unpackProgram('work.zip', makeZip(entries))

test('a folder around everything is taken off, and what systems leave behind is left out', async () => {
  const entries = [
    { name: 'lab/main.py', content: 'print("é")' },
    { name: 'lab/lib/parse.py', content: '' },
    { name: '__MACOSX/lab/._main.py', content: 'x' },
    { name: 'lab/__pycache__/main.pyc', content: 'x' },
  ]
  expect(await unpack(entries)).toEqual({
    ok: true,
    files: [
      { path: 'main.py', text: 'print("é")' },
      { path: 'lib/parse.py', text: '' },
    ],
  })
})

test.each<[string, ZipEntry[], string]>([
  ['nothing', [], 'holds no file'],
  ['a way out', [{ name: '../main.py', content: 'x' }], 'leads out of the archive'],
  ['a link', [{ name: 'main.py', content: '/etc/passwd', mode: 0o120_777 }], 'is a link, not a file'],
  [
    'no text',
    [{ name: 'photo.png', content: Uint8Array.of(0x89, 0xff) }],
    '“photo.png”, which is no UTF-8 text',
  ],
  [
    'too many files',
    Array.from({ length: 51 }, (_, n) => ({ name: `${n}.py`, content: 'x' })),
    'holds 51 files; at most 50',
  ],
  ['too much', [{ name: 'main.py', content: 'x\n'.repeat(600_000) }], 'unpacks to more than'],
])('%s is refused with a sentence', async (_what, entries, says) => {
  expect(await unpack(entries)).toEqual({ ok: false, says: expect.stringContaining(says) })
})

test('what is no zip is refused', async () => {
  const read = await unpackProgram('work.zip', Buffer.from('print(1)'))
  expect(read).toEqual({ ok: false, says: expect.stringContaining('“work.zip” cannot be read as a zip') })
})
