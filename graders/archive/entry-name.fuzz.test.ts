import { Entry } from 'yauzl'
import { entryName } from '#graders/archive/entry-name.ts'
import { fuzzReader } from '../../tests/support/fuzz/fuzz-reader.ts'
import { bytesOf } from '../../tests/support/fuzz/reader.ts'

const utf8Flag = 0x800

fuzzReader({
  name: 'the name of an entry',
  read(input) {
    for (const [bytes, flags] of [
      [bytesOf(input), 0],
      [bytesOf(input), utf8Flag],
      [Buffer.from(input), utf8Flag],
    ] as const) {
      const entry = new Entry()
      entry.fileNameRaw = bytes
      entry.generalPurposeBitFlag = flags
      entry.extraFields = []
      const named = entryName(entry, 20)
      if (
        /^\/|(^|\/)\.{0,2}(\/|$)|[\0-\x1f\x7f-\x9f\\\u2028\u2029\ufffd]/.test(named.path) ||
        named.path === ''
      )
        throw new Error(`a path ${JSON.stringify(named.path)}`)
      if (!named.path.isWellFormed()) throw new Error('half of a character')
    }
  },
  words: ['/', '..', '../', './', '\\', 'C:', 'main.py', '__MACOSX/', 'a/', '\0', '.', ' '],
  documents: [
    'main.py',
    'lib/x.py',
    'folder/',
    '../../etc/passwd',
    '/etc/passwd',
    './/a//b.py',
    'J\u00f6rg/a.py',
  ],
  charactersMax: 20_000,
})
