// Inputs for readers: words of their language, what Unicode has of blanks, controls and halves of characters, very
// long runs, and sound documents that were cut, doubled and mixed.
import * as fc from 'fast-check'
import type { Reader } from './reader.ts'

const strays = Array.from(
  '\0\b\v\f\r\x1b\x7f\x85\xA0\xAD\u0301\u061C\u1680\u180E\u2000\u2003\u2009\u200B\u200D\u2028\u2029\u202E' +
    '\u202F\u2060\u3000\uFEFF\uFFFD\uFFFF\u0660\uFF11\u2212\u2013',
)
const halves = ['\uD800', '\uDBFF', '\uDC00', '\uDFFF']
const beyond = ['𝛼', '🙂', '\u{E0020}', '\u{10FFFF}', 'é', 'İ', 'ß', 'ﬁ']
const marks = Array.from('!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~')
const blanks = [' ', '  ', '\t', '\n', '\r\n', '\n\n']
const numbers = [
  '0',
  '1',
  '-1',
  '7',
  '255',
  '256',
  '65536',
  '2147483648',
  '4294967296',
  '1e400',
  '99999999999999999999',
]
const names = ['__proto__', 'constructor', 'toString', '']

/** Single pieces; of these, long runs are made as well. */
export function piecesFor(reader: Reader): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom('', ...reader.words) },
    { weight: 4, arbitrary: fc.constantFrom(...blanks) },
    { weight: 3, arbitrary: fc.constantFrom(...strays, ...halves, ...beyond) },
    { weight: 2, arbitrary: fc.constantFrom(...marks) },
    { weight: 2, arbitrary: fc.constantFrom(...numbers, ...names) },
    {
      weight: 1,
      arbitrary: fc
        .array(fc.nat(0xff_ff), { maxLength: 6, size: 'max' })
        .map((units) => String.fromCharCode(...units)),
    },
  )
}

export function inputsFor(reader: Reader): fc.Arbitrary<string> {
  const { charactersMax } = reader
  const piece = piecesFor(reader)
  const run = fc
    .tuple(piece, fc.oneof(fc.nat(40), fc.nat(charactersMax)))
    .map(([each, times]) => each.repeat(Math.min(times, Math.ceil(charactersMax / Math.max(1, each.length)))))
  const mixed = fc
    .array(fc.oneof({ weight: 200, arbitrary: piece }, { weight: 1, arbitrary: run }), {
      maxLength: 60,
      size: 'max',
    })
    .map((pieces) => pieces.join(''))
  const place = fc.double({ min: 0, max: 1, noNaN: true })
  const edit = fc.record({
    how: fc.constantFrom('insert', 'insert', 'replace', 'replace', 'remove', 'double', 'cut'),
    from: place,
    share: fc.double({ min: 0, max: 0.3, noNaN: true }),
    piece,
  })
  const changed = fc
    .tuple(fc.constantFrom(...reader.documents), fc.array(edit, { minLength: 1, maxLength: 6, size: 'max' }))
    .map(([document, edits]) => edits.reduce(change, document))
  return fc
    .oneof({ weight: 1, arbitrary: mixed }, { weight: 1, arbitrary: changed })
    .map((input) => input.slice(0, charactersMax + 10))
}

function change(
  text: string,
  { how, from, share, piece }: { how: string; from: number; share: number; piece: string },
): string {
  const start = Math.floor(from * text.length)
  // Most edits are small, for a large one leaves little to read.
  const end = Math.min(text.length, start + 1 + Math.floor(share ** 3 * text.length))
  const [before, middle, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)]
  if (how === 'insert') return before + piece + middle + after
  if (how === 'replace') return before + piece + after
  if (how === 'remove') return before + after
  return how === 'double' ? before + middle + middle + after : before
}
