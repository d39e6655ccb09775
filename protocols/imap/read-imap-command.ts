// A command of an IMAP client, one line: RFC 9051 section 9, without literals, which no command here needs. Any bytes give
// a result: nothing throws.

interface ImapCommand {
  tag: string
  /** In capitals; "UID FETCH" is one name. */
  name: string
  /** What stands behind the name, as it was written. */
  rest: string
}

/** A tag is any ASTRING-CHAR but "+": RFC 9051 section 9. */
const tagged = /^(?<tag>[^\s(){%*"\\+]+) (?<name>UID [A-Za-z]+|[A-Za-z]+)(?: (?<rest>.*))?$/u

/** @param line without its end */
export function readImapCommand(line: string): ImapCommand | null {
  const groups = tagged.exec(line.trimEnd())?.groups
  if (!groups) return null
  const { tag = '', name = '', rest = '' } = groups
  return { tag, name: name.toUpperCase(), rest }
}

/** Strings of a command, each an atom or quoted: RFC 9051 section 4.3. Null where it is not made of them alone. */
export function readImapStrings(text: string): string[] | null {
  const strings: string[] = []
  let left = text
  while (left !== '') {
    const quoted = /^"(?<inside>(?:[^"\\]|\\["\\])*)"/u.exec(left)
    const word = quoted ?? /^[^\s(){%*"\\]+/u.exec(left)
    if (word === null) return null
    strings.push(quoted === null ? word[0] : (quoted.groups?.inside ?? '').replaceAll(/\\(.)/gu, '$1'))
    left = left.slice(word[0].length)
    if (left !== '' && !left.startsWith(' ')) return null
    left = left.replace(/^ +/, '')
  }
  return strings
}

interface FetchRequest {
  /** Numbers of messages, as they were written: RFC 9051 section 9, sequence-set. */
  set: string
  /** In capitals: FLAGS, BODY[], RFC822.SIZE. */
  items: readonly string[]
}

const item = String.raw`(?:BODY(?:\.PEEK)?\[[^\]]*\]|[A-Za-z][A-Za-z0-9.]*)`
const fetchForm = new RegExp(
  String.raw`^(?<set>[\d:*,]+) (?:\((?<list>${item}(?: ${item})*)\)|(?<one>${item}))$`,
  'iu',
)
/** No mailbox here is larger. */
const numbersMax = 1_000

/** What stands behind FETCH: RFC 9051 section 6.4.5. Null when it is malformed. */
export function readFetch(rest: string): FetchRequest | null {
  const groups = fetchForm.exec(rest)?.groups
  if (!groups) return null
  const items = (groups.list ?? groups.one ?? '').match(new RegExp(item, 'giu')) ?? []
  return { set: groups.set ?? '', items: items.map((each) => each.toUpperCase()) }
}

/** Ascending; "*" is the last there is. Null when it is malformed. */
export function readNumbers(set: string, last: number): number[] | null {
  const numbers = new Set<number>()
  for (const range of set.split(',')) {
    const ends = range.split(':').map((end) => (end === '*' ? last : end === '' ? Number.NaN : Number(end)))
    const [from, to = from] = ends
    if (ends.length > 2 || from === undefined || to === undefined || ends.some((end) => !(end >= 0)))
      return null
    for (let number = Math.min(from, to); number <= Math.min(Math.max(from, to), numbersMax); number += 1)
      numbers.add(number)
  }
  return [...numbers].toSorted((a, b) => a - b)
}
