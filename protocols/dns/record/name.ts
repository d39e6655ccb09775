// Domain names in presentation format (RFC 1035 section 5.1): absolute, ending in a dot, "www.example.test.".
// Case is kept as written and never matters (RFC 4343): names are compared by `nameKey`.

import { shown } from '#protocols/text/shown.ts'

/** Octets of a label (RFC 1035 section 2.3.4). */
export const labelMax = 63
/** Octets of a name on the wire, length octets and root included. */
export const nameMax = 255

export type ReadName = { ok: true; name: string } | { ok: false; says: string; remedy: string }

/** Reads a name as a zone file writes it: "www" below `origin`, "@" for `origin`, "www.example." absolute. */
export function readName(text: string, origin: string): ReadName {
  if (text === '@') return { ok: true, name: origin }
  if (text === '.') return { ok: true, name: '.' }
  const labels: string[] = []
  let [label, dots] = ['', false]
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? ''
    dots = character === '.'
    if (dots) {
      if (label === '')
        return refuse(`“${shown(text)}” has an empty label.`, 'Write one dot between two labels.')
      labels.push(label)
      label = ''
    } else if (character === '\\') {
      const [, digits, single] = /^\\(?:(\d{3})|(\D))/u.exec(text.slice(at, at + 5)) ?? []
      if (digits !== undefined && Number(digits) > 255)
        return refuse(`“\\${digits}” is no octet.`, 'Write \\000 to \\255.')
      if (digits === undefined && single === undefined) {
        const escape = text.slice(at, at + 3)
        return escape === '\\'
          ? refuse('A backslash stands at the end.', 'Remove it.')
          : refuse(`“${escape}” is no escape.`, 'After a backslash stand three digits, as in \\012.')
      }
      if (single !== undefined && single > '~') return beyond(single)
      label += digits === undefined ? (single ?? '') : String.fromCharCode(Number(digits))
      at += digits === undefined ? 1 : 3
    } else if (character > '~' || character < '!') return beyond(character)
    else label += character
  }
  if (label !== '') labels.push(label)
  if (labels.some((each) => each.length > labelMax))
    return refuse(`A label of “${shown(text)}” is longer than ${labelMax} octets.`, 'Shorten it.')
  const written = labels.map((each) => `${escapeLabel(each)}.`).join('')
  const name = dots ? written : `${written}${origin === '.' ? '' : origin}`
  if (wireLength(name) > nameMax) return refuse(`The name is longer than ${nameMax} octets.`, 'Shorten it.')
  return { ok: true, name }
}

const refuse = (says: string, remedy: string): ReadName => ({ ok: false, says, remedy })

const beyond = (character: string) =>
  refuse(
    `“${character}” cannot stand in a name.`,
    'Use letters, digits and hyphens; names in other scripts are written in Punycode (xn--…).',
  )

/** What separates names that differ: the same for "WWW.Example." and "www.example.". */
export const nameKey = (name: string): string => name.toLowerCase()

export const sameName = (a: string, b: string): boolean =>
  a === b || (a.length === b.length && nameKey(a) === nameKey(b))

/** Labels of an absolute name, leftmost first, still escaped; none for the root. */
export function labelsOf(name: string): string[] {
  return name === '.' ? [] : (name.match(/(?:\\\d{3}|\\\D|[^\\.])+/gu) ?? [])
}

/** The octets of an escaped label, one character each. */
export function octetsOf(label: string): string {
  return label.replaceAll(/\\(?:(\d{3})|(\D))/gu, (_, digits: string | undefined, single: string) =>
    digits === undefined ? single : String.fromCharCode(Number(digits)),
  )
}

/** The opposite of `octetsOf`. */
export function escapeLabel(octets: string): string {
  return octets.replaceAll(/[^!-~]|[.\\";()@$]/gu, (character) => {
    const code = character.charCodeAt(0)
    return code > 0x20 && code < 0x7f ? `\\${character}` : `\\${String(code).padStart(3, '0')}`
  })
}

export const joinLabels = (labels: readonly string[]): string =>
  labels.length === 0 ? '.' : `${labels.join('.')}.`

/** One label fewer; null for the root. */
export function parentOf(name: string): string | null {
  if (name === '.') return null
  const dot = name.indexOf('.')
  // An end is reached whatever is given, also where the last dot is missing.
  if (dot < 0 || dot === name.length - 1) return '.'
  if (!name.includes('\\')) return name.slice(dot + 1)
  return joinLabels(labelsOf(name).slice(1))
}

/** Is `name` the same as `above`, or below it? */
export function isWithin(name: string, above: string): boolean {
  if (above === '.' || name === above) return true
  const [below, top] = [nameKey(name), nameKey(above)]
  // Names without escapes, nearly all there are, need no labels.
  if (below === top) return true
  if (!below.includes('\\')) return below.endsWith(top) && below[below.length - top.length - 1] === '.'
  const [inner, outer] = [labelsOf(below), labelsOf(top)]
  if (outer.length > inner.length) return false
  const rest = inner.slice(inner.length - outer.length)
  return outer.every((label, index) => octetsOf(label) === octetsOf(rest[index] ?? ''))
}

/** As short as a zone file of `origin` writes it: "www", "@", or absolute when it lies elsewhere. */
export function relativeTo(name: string, origin: string): string {
  if (sameName(name, origin)) return '@'
  if (origin === '.' || !isWithin(name, origin)) return name
  return labelsOf(name).slice(0, -labelsOf(origin).length).join('.')
}

export function wireLength(name: string): number {
  return labelsOf(name).reduce((sum, label) => sum + 1 + octetsOf(label).length, 1)
}
