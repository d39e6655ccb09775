import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import * as fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { type ArchiveLimits, courseLimits } from '#graders/archive/archive-limits.ts'
import { readArchive } from '#graders/archive/read-archive.ts'
import { makeZip, type ZipEntry, zipOf } from '#graders/testing/make-zip.ts'

const folder = mkdtempSync(join(tmpdir(), 'read-archive-'))
afterAll(() => rmSync(folder, { recursive: true }))

const megabyte = 1_048_576
const small: ArchiveLimits = {
  ...courseLimits,
  unpackedBytesMax: 4 * megabyte,
  entriesMax: 50,
  ratioFromBytes: 10_000,
  fileBytesMax: 2 * megabyte,
  oddEntries: 'refused',
}
const course: ArchiveLimits = { ...small, oddEntries: 'marked' }

async function contents(archive: Buffer, limits = small): Promise<Record<string, string>> {
  const read = await readArchive(archive, 'x.zip', limits)
  if (!read.ok) throw new Error(read.says)
  return Object.fromEntries(
    read.files.map((file) => [
      file.path,
      'bytes' in file ? Buffer.from(file.bytes).toString() : `! ${file.problem}`,
    ]),
  )
}

const refusal = async (entries: readonly ZipEntry[], limits = small) => {
  const read = await readArchive(makeZip(entries), 'x.zip', limits)
  return read.ok ? 'not refused' : read.says
}

describe('an honest archive', () => {
  test('from a file: packed and stored, folders, junk left out and counted', async () => {
    const path = join(folder, 'honest.zip')
    const junk = ['__MACOSX/._main.py', '.DS_Store', 'lib/desktop.ini', 'Thumbs.db', 'lib/__pycache__/a.pyc']
    writeFileSync(
      path,
      makeZip([
        { name: 'main.py', content: 'print(1)\n' },
        { name: 'lib/', mode: 0o040755, method: 0 },
        { name: './lib//deep.py', content: 'x = 1', method: 0 },
        ...junk.map((name) => ({ name, content: 'junk' })),
      ]),
    )
    const read = await readArchive(path, 'honest.zip', courseLimits)
    expect(read).toMatchObject({ ok: true, ignored: junk.length })
    expect(read.ok && read.files.map((file) => file.path)).toEqual(['main.py', 'lib/deep.py'])
  })

  test.each([
    ['UTF-8 that says so', Buffer.from('Jörg Müller/größe.py'), 0x800],
    ['UTF-8 that does not say so', Buffer.from('Jörg Müller/größe.py'), 0],
    [
      'code page 437',
      Buffer.from([
        ...Buffer.from('J'),
        0x94,
        ...Buffer.from('rg M'),
        0x81,
        ...Buffer.from('ller/gr'),
        0x94,
        0xe1,
        ...Buffer.from('e.py'),
      ]),
      0,
    ],
    ['decomposed letters, as from macOS', Buffer.from('Jörg Müller/größe.py'.normalize('NFD')), 0x800],
  ])('with names in %s', async (_, name, flags) => {
    expect(Object.keys(await contents(makeZip([{ name, content: 'x', flags }])))).toEqual([
      'Jörg Müller/größe.py',
    ])
  })

  test('any files come out as they went in', async () => {
    const name = fc.stringMatching(/^[a-zäöü]{1,8}(\/[a-z]{1,8}){0,3}\.py$/)
    await fc.assert(
      fc.asyncProperty(fc.dictionary(name, fc.string({ maxLength: 200 })), async (files) => {
        fc.pre(!Object.keys(files).some((a) => Object.keys(files).some((b) => b.startsWith(`${a}/`))))
        fc.pre(
          new Set(Object.keys(files).map((path) => path.normalize('NFC'))).size === Object.keys(files).length,
        )
        expect(await contents(zipOf(files))).toEqual(files)
      }),
      { numRuns: 50 },
    )
  })
})

describe('a hostile entry', () => {
  const file = { content: 'x' }
  const hostile: [string, ZipEntry[], RegExp][] = [
    ['..', [{ name: 'a/../../etc/passwd', ...file }], /“a\/\.\.\/\.\.\/etc\/passwd” leads out/],
    ['.. in junk', [{ name: '__MACOSX/../../x', ...file }], /leads out/],
    ['an absolute name', [{ name: '/etc/passwd', ...file }], /“\/etc\/passwd” has an absolute name/],
    ['a drive', [{ name: 'C:x.py', ...file }], /absolute name/],
    ['a backslash', [{ name: 'lib\\main.py', ...file }], /backslash/],
    ['a NUL', [{ name: 'main.py\0.txt', ...file }], /“main\.py\\u\{0\}\.txt” has a NUL/],
    ['a control character', [{ name: 'ma\u001b[2Jin.py', ...file }], /“ma\\u\{1b\}\[2Jin\.py” has a control/],
    ['a link', [{ name: 'main.py', content: '/etc/passwd', mode: 0o120777 }], /“main\.py” is a link/],
    ['a device', [{ name: 'null', ...file, mode: 0o020666 }], /is a device/],
    ['a block device', [{ name: 'sda', ...file, mode: 0o060666 }], /is a device/],
    ['a pipe', [{ name: 'pipe', ...file, mode: 0o010666 }], /is a named pipe/],
    ['encryption', [{ name: 'main.py', ...file, flags: 1 }], /“main\.py” is encrypted/],
    [
      'another compression',
      [{ name: 'main.py', packed: Buffer.from('x'), method: 14 }],
      /packed by method 14/,
    ],
    [
      'the same name twice',
      [
        { name: 'main.py', ...file },
        { name: 'main.py', ...file },
      ],
      /two entries are called “main\.py”/,
    ],
    [
      'the same name in another form',
      [
        { name: 'ä.py', ...file },
        { name: 'a\u0308.py', ...file },
      ],
      /two entries/,
    ],
    [
      'a file that is a folder',
      [
        { name: 'a', ...file },
        { name: 'a/b.py', ...file },
      ],
      /“a” is both/,
    ],
    ['another local name', [{ name: 'main.py', localName: 'evil.py', ...file }], /another name inside/],
    ['depth', [{ name: `${'a/'.repeat(30)}x.py`, ...file }], /more than 20 folders deep/],
    ['a long name', [{ name: 'x'.repeat(2_000), ...file }], /more than 1024 characters/],
    [
      'a name that no disk takes',
      [{ name: `${'ä'.repeat(128)}.py`, ...file }],
      /more than 255 bytes: shorten/,
    ],
    ['a line separator', [{ name: 'a\u2028b.py', ...file }], /“a\\u\{2028\}b\.py” has a line separator/],
    [
      'half of a surrogate pair',
      [{ name: Buffer.from([0x61, 0xed, 0xa0, 0x80, 0x2e, 0x70, 0x79]), flags: 0x800, ...file }],
      /no text in UTF-8/,
    ],
    [
      'two sizes of a file that is not packed',
      [{ name: 'a.py', method: 0, declaredSize: 9, ...file }],
      /has two sizes/,
    ],
    [
      'a header that lies elsewhere',
      [{ name: 'a.py', ...file, localAt: 1_000_000 }],
      /is not where the archive says/,
    ],
    ['no name', [{ name: './', ...file }], /has no name/],
  ]

  test.each(hostile)('of a student’s archive refuses it: %s', async (_, entries, says) => {
    const said = await refusal(entries)
    expect(said).toMatch(says)
    expect(said).toMatch(/^“x\.zip” is refused: .*\.$/)
    expect(said).not.toMatch(/[\0-\x1f]/)
  })

  test.each(hostile)('of a course’s archive is that file’s problem: %s', async (_, entries, says) => {
    const read = await readArchive(makeZip([{ name: 'ada.py', ...file }, ...entries]), 'x.zip', course)
    if (!read.ok) throw new Error(read.says)
    const [ada, ...others] = read.files
    expect(ada).toMatchObject({ path: 'ada.py', bytes: Buffer.from('x') })
    const problems = others.flatMap((one) => ('problem' in one ? [one.problem] : []))
    expect(problems.join()).toMatch(new RegExp(says.source, 'i'))
    for (const { path } of others) expect(path).not.toMatch(/^\/|(^|\/)\.\.?(\/|$)|[\0-\x1f\\\u2028]/)
  })

  test('too many of them refuse any archive', async () => {
    const entries = Array.from({ length: 51 }, (_, at) => ({ name: `${at}.py`, ...file }))
    expect(await refusal(entries)).toMatch(/more than 50 entries/)
    expect(await refusal(entries, course)).toMatch(/more than 50 entries/)
  })

  test('overlapping entries with names of their own: a zip bomb', async () => {
    // The kernel of the second lies within the packed bytes of the first, as in quoted overlaps.
    const inner = makeZip([{ name: 'b.py', content: 'x' }])
    const outer = makeZip([
      { name: 'a.py', packed: inner, method: 0, declaredSize: inner.length, crc: 0 },
      { name: 'b.py', content: 'x' },
    ])
    const end = outer.length - 22
    const directory = outer.readUInt32LE(end + 16)
    const second = outer.indexOf(Buffer.from([0x50, 0x4b, 1, 2]), directory + 4)
    outer.writeUInt32LE(outer.indexOf(inner), second + 42)
    const read = await readArchive(outer, 'x.zip', small)
    expect(read).toMatchObject({
      ok: false,
      says: expect.stringMatching(/“a\.py” and “b\.py” share their bytes/),
    })
  })

  test('more bytes than allowed in all', async () => {
    const entries = [3, 5, 7].map((seed) => ({
      name: `${seed}.bin`,
      content: Buffer.alloc(1.5 * megabyte, seed),
      method: 0,
    }))
    expect(await refusal(entries)).toMatch(/unpacks to more than 4 MB, at the entry “7\.bin”/)
    const read = await contents(makeZip([...entries, { name: 'ada.py', ...file }]), course)
    expect(read['ada.py']).toBe('x')
    expect(read['7.bin']).toMatch(/among the largest of an archive that unpacks to more than 4 MB/)
  })

  test('a ratio of the whole beyond 100, by many small files', async () => {
    const entries = Array.from({ length: 40 }, (_, at) => ({
      name: `${at}.py`,
      content: Buffer.alloc(60_000),
    }))
    expect(await refusal(entries, { ...small, ratioFromBytes: 100_000 })).toMatch(
      /unpacks to \d+ times its size; 100/,
    )
  })

  test.each([
    ['no zip', Buffer.from('PK\u0003\u0004 and nothing more')],
    ['cut off', zipOf({ 'main.py': 'print(1)' }).subarray(0, 60)],
    ['empty', Buffer.alloc(0)],
  ])('%s', async (_, bytes) => {
    const read = await readArchive(bytes, 'x.zip', small)
    expect(read).toMatchObject({
      ok: false,
      says: expect.stringMatching(/^“x\.zip” cannot be read as a zip: /),
    })
  })
})

describe('what only one file does costs only that file', () => {
  test.each<[string, ZipEntry, RegExp]>([
    [
      'a ratio beyond 100',
      { name: 'zeros', content: Buffer.alloc(1_500_000) },
      /more than 100 times its size/,
    ],
    [
      'more than a file may have',
      { name: 'large', content: Buffer.alloc(2.5 * megabyte, 7), method: 0 },
      /larger than 2 MB/,
    ],
    [
      'a size that is a lie',
      { name: 'liar', packed: deflateRawSync(Buffer.alloc(50_000, 'abc')), declaredSize: 10 },
      /more than the 10 bytes that the archive says/,
    ],
    [
      'a size that is too large',
      { name: 'boaster', packed: deflateRawSync(Buffer.from('abc')), declaredSize: 100 },
      /3 bytes, and the archive says 100/,
    ],
    ['a checksum that is wrong', { name: 'bad', content: 'x', crc: 1 }, /is damaged/],
    [
      'bytes that are no deflate',
      { name: 'noise', packed: Buffer.from([7, 255, 0, 255]), declaredSize: 9 },
      /cannot be unpacked/,
    ],
  ])('%s', async (_, entry, says) => {
    const read = await contents(
      makeZip([{ name: 'main.py', content: 'fine' }, entry, { name: 'z.py', content: 'too' }]),
    )
    expect(read['main.py']).toBe('fine')
    expect(read['z.py']).toBe('too')
    expect(read[String(entry.name)]).toMatch(says)
  })
})

test('any damage to an archive gives files or a sentence, and never throws', async () => {
  const whole = zipOf({ 'main.py': 'print(1)\n'.repeat(20), 'lib/x.py': 'x = 2', 'größe.py': 'y' })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
      async (changes) => {
        const bytes = Buffer.from(whole)
        for (const [at, value] of changes) bytes[at] = value
        const read = await readArchive(bytes, 'x.zip', small)
        if (!read.ok) expect(read.says).toMatch(/^“x\.zip” /)
        else for (const { path } of read.files) expect(path).not.toMatch(/^\/|(^|\/)\.\.(\/|$)|[\0\\]/)
      },
    ),
    { numRuns: 400 },
  )
})
