// Field lines: RFC 9112 section 5. The same lines make up the header and the trailer section.
import {
  firstMisfit,
  isBlank,
  isFieldValueByte,
  isTokenByte,
  latin1,
  nameByte,
} from '#protocols/http/characters.ts'
import type { ByteSpan, Finding, Report } from '#protocols/http/finding.ts'
import { type Line, readLine } from '#protocols/http/read-line.ts'

export interface Field {
  name: ByteSpan & { text: string }
  /** Without the blanks around it; the lines of a folded value are joined by a space. */
  value: ByteSpan & { text: string }
  line: ByteSpan
}

export interface Fields {
  fields: Field[]
  /** The offset after the empty line that ends the section. */
  end: number
  /** Whether that empty line came. */
  ended: boolean
}

export function parseFields(bytes: Uint8Array, start: number, report: Report): Fields {
  const fields: Field[] = []
  let at = start
  while (at < bytes.length) {
    const line = readLine(bytes, at, report)
    if (line.ending !== 'none' && line.start === line.end) return { fields, end: line.next, ended: true }
    at = line.next
    if (line.start === line.end) break
    const previous = fields.at(-1)
    if (isBlank(bytes[line.start] ?? 0)) {
      if (previous) fold(bytes, line, previous, report)
      else {
        report({
          ...wrong(
            'field-name',
            line.start,
            'A blank stands before the first field: no field begins with one.',
          ),
          reference: 'RFC 9112 section 2.2',
        })
      }
      continue
    }
    fields.push(parseFieldLine(bytes, line, report))
  }
  return { fields, end: bytes.length, ended: false }
}

function parseFieldLine(bytes: Uint8Array, line: Line, report: Report): Field {
  const nameEnd = firstMisfit(bytes, line, isTokenByte)
  let colon = nameEnd
  while (colon < line.end && bytes[colon] !== 0x3a) colon += 1
  if (colon === line.end) {
    // A line that is still being typed is not yet wrong in its last byte.
    const says = 'This line has no colon. A field is a name, a colon and a value.'
    report(wrong('field-name', line.ending === 'none' ? line.end : nameEnd, says))
  } else if (colon === line.start) {
    report(wrong('field-name', line.start, 'The name of this field is missing.'))
  } else if (nameEnd < colon && isBlank(bytes[nameEnd] ?? 0)) {
    report({
      ...wrong('field-name', nameEnd, 'No blank may stand between the name of a field and its colon.'),
      reference: 'RFC 9112 section 5.1',
    })
  } else if (nameEnd < colon && bytes[nameEnd] !== 0x0d) {
    report(wrong('field-name', nameEnd, `The name of a field cannot hold ${nameByte(bytes[nameEnd])}.`))
  }
  const value = trim(bytes, { start: Math.min(colon + 1, line.end), end: line.end })
  checkValue(bytes, value, report)
  return {
    name: { start: line.start, end: colon, text: latin1(bytes, line.start, colon) },
    value: { ...value, text: latin1(bytes, value.start, value.end) },
    line: { start: line.start, end: line.next },
  }
}

/** RFC 9112 section 5.2: a recipient takes a folded line for a space; a sender never folds. */
function fold(bytes: Uint8Array, line: Line, field: Field, report: Report): void {
  const more = trim(bytes, line)
  checkValue(bytes, more, report)
  const { value } = field
  const text = latin1(bytes, more.start, more.end)
  // A line of blanks adds nothing, and after an empty first line the value begins here.
  if (value.text === '') value.start = more.start
  if (text !== '') value.text = value.text === '' ? text : `${value.text} ${text}`
  if (text !== '' || value.text === '') value.end = more.end
  field.line.end = line.next
  report({
    code: 'line-folding',
    offset: line.start,
    length: 1,
    severity: 'bends',
    says: 'A line that begins with a blank continues the one above. Nobody may send that any more.',
    reference: 'RFC 9112 section 5.2',
  })
}

function checkValue(bytes: Uint8Array, value: ByteSpan, report: Report): void {
  // Bare CRs are reported by whoever read the line.
  const at = firstMisfit(bytes, value, (byte) => isFieldValueByte(byte) || byte === 0x0d)
  if (at === value.end) return
  const says = `The value of a field is text; ${nameByte(bytes[at])} is not.`
  report({ ...wrong('field-value', at, says), reference: 'RFC 9110 section 5.5' })
}

function trim(bytes: Uint8Array, { start, end }: ByteSpan): ByteSpan {
  let [from, to] = [start, end]
  while (from < to && isBlank(bytes[from] ?? 0)) from += 1
  while (to > from && isBlank(bytes[to - 1] ?? 0)) to -= 1
  return { start: from, end: to }
}

const wrong = (code: Finding['code'], offset: number, says: string): Finding => ({
  code,
  offset,
  length: 1,
  severity: 'rejects',
  says,
  reference: 'RFC 9112 section 5',
})

/** All fields of a name, which is compared without regard to case (RFC 9110 section 5.1). */
export function fieldsNamed(fields: readonly Field[], name: string): Field[] {
  return fields.filter((field) => field.name.text.toLowerCase() === name.toLowerCase())
}
