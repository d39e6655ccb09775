// Fields that are lists: RFC 9110 section 5.6.1.

import type { Report } from '#protocols/http/finding.ts'
import { type Field, fieldsNamed } from '#protocols/http/parse-fields.ts'
import { shown } from '#protocols/text/shown.ts'

/** RFC 9110, and Transfer-Encoding of RFC 9112 and Cache-Control of RFC 9111. */
const listFields = new Set(
  (
    'accept accept-charset accept-encoding accept-language accept-ranges allow cache-control connection ' +
    'content-encoding content-language expect if-match if-none-match te trailer transfer-encoding upgrade vary via'
  ).split(' '),
)

/** The members of a list, from all its field lines in order; empty ones are left out, as a recipient does. */
export function listMembers(fields: readonly Field[], name: string): string[] {
  return fieldsNamed(fields, name)
    .flatMap(({ value }) => splitList(value.text))
    .map(({ text }) => text)
    .filter((member) => member !== '')
}

/** Where a list has a comma with nothing before or behind it: recipients pass over it, and no sender writes it. */
export function checkLists(fields: readonly Field[], report: Report): void {
  for (const { name, value } of fields) {
    if (!listFields.has(name.text.toLowerCase()) || !value.text.includes(',')) continue
    const empty = splitList(value.text).find(({ text }) => text === '')
    if (!empty) continue
    // Where lines were folded, offsets in the text are none in the message.
    const isPlain = value.end - value.start === value.text.length
    report({
      code: 'empty-member',
      offset: isPlain ? value.start + empty.at : value.start,
      length: 0,
      severity: 'bends',
      says: `A member of the list ${shown(name.text)} is empty. A recipient passes over it; a sender never writes it.`,
      reference: 'RFC 9110 section 5.6.1',
    })
  }
}

/** At commas outside quoted strings, blanks around the members left out. */
export function splitList(whole: string): { text: string; at: number }[] {
  const members: { text: string; at: number }[] = []
  const add = (from: number, to: number) => {
    members.push({ text: whole.slice(from, to).replaceAll(/^[ \t]+|(?<![ \t])[ \t]+$/gu, ''), at: from })
  }
  let [from, quoted] = [0, false]
  for (let at = 0; at < whole.length; at += 1) {
    const character = whole[at]
    if (quoted && character === '\\') at += 1
    else if (character === '"') quoted = !quoted
    else if (character === ',' && !quoted) {
      add(from, at)
      from = at + 1
    }
  }
  add(from, whole.length)
  return members
}
