// Messages whose flags are kept, and what changes them or looks for them: RFC 9051 sections 2.3.2, 6.4.4 and 6.4.6.
import { readImapStrings } from '#protocols/imap/read-imap-command.ts'

export interface KeptMessage {
  /** Stays when messages before it go: RFC 9051 section 2.3.1.1. */
  uid: number
  /** Header, empty line and body with CR LF. */
  text: string
  /** With their backslashes, as in `systemFlags`. */
  flags: ReadonlySet<string>
}

export const systemFlags = ['\\Answered', '\\Flagged', '\\Deleted', '\\Seen', '\\Draft'] as const

/** In the order in which SELECT names them. */
export const flagList = (flags: ReadonlySet<string>): string =>
  `(${systemFlags.filter((each) => flags.has(each)).join(' ')})`

interface StoreRequest {
  set: string
  sign: '' | '+' | '-'
  silent: boolean
  flags: readonly string[]
}

const storeForm =
  /^(?<set>[\d:*,]+) (?<sign>[+-]?)FLAGS(?<silent>\.SILENT)? (?:\((?<list>[^()]*)\)|(?<bare>[^()]+))$/iu

/** What stands behind STORE. Null when it is malformed; a flag that is not kept here stays as it was written. */
export function readStore(rest: string): StoreRequest | null {
  const groups = storeForm.exec(rest)?.groups
  if (!groups) return null
  const words = (groups.list ?? groups.bare ?? '').split(' ').filter((each) => each !== '')
  if (words.some((each) => !/^\\?[A-Za-z$][\w$.-]*$/u.test(each))) return null
  const flags = words.map(
    (word) => systemFlags.find((each) => each.toLowerCase() === word.toLowerCase()) ?? word,
  )
  const sign = groups.sign === '+' ? '+' : groups.sign === '-' ? '-' : ''
  return { set: groups.set ?? '', sign, silent: groups.silent !== undefined, flags }
}

export function withFlags(
  message: KeptMessage,
  sign: StoreRequest['sign'],
  flags: readonly string[],
): KeptMessage {
  const before = sign === '' ? [] : [...message.flags]
  const after = sign === '-' ? before.filter((each) => !flags.includes(each)) : [...before, ...flags]
  return { ...message, flags: new Set(after) }
}

type Test = (message: KeptMessage) => boolean

/** What stands behind SEARCH, as one test: all keys have to hold. Null for keys that nobody here knows. */
export function readSearch(rest: string): Test | null {
  const words = readImapStrings(rest)
  if (words === null || words.length === 0) return null
  const tests: Test[] = []
  for (let at = 0; at < words.length; at += 1) {
    const key = (words[at] ?? '').toUpperCase()
    const flag = systemFlags.find((each) => each.slice(1).toUpperCase() === key.replace(/^UN/u, ''))
    if (flag !== undefined) tests.push(({ flags }) => flags.has(flag) !== key.startsWith('UN'))
    else if (key === 'FROM' || key === 'TO' || key === 'SUBJECT') {
      at += 1
      const wanted = words[at]?.toLowerCase()
      if (wanted === undefined) return null
      tests.push(({ text }) => fieldOf(text, key).includes(wanted))
    } else if (key !== 'ALL') return null
  }
  return (message) => tests.every((holds) => holds(message))
}

/** In small letters; empty where there is no such field. */
function fieldOf(text: string, name: string): string {
  const head = text.slice(0, text.indexOf('\r\n\r\n')).toLowerCase().split('\r\n')
  const line = head.find((each) => each.startsWith(`${name.toLowerCase()}:`))
  return line?.slice(name.length + 1) ?? ''
}
