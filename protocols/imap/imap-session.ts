// A server's side of an IMAP connection, command by command: RFC 9051 section 6, as far as reading a mailbox needs it. Any
// line gets its responses: nothing throws.
import { readFetch, readImapCommand, readImapStrings } from '#protocols/imap/read-imap-command.ts'

export interface ImapSetting {
  /** Who may log in; null is everybody. */
  login: { user: string; password: string } | null
  /**
   * Of INBOX, in order: header, empty line and body with CR LF, each byte a character. As a function, what they are for
   * the command with this tag: a text may hold what looks like the end of the response.
   */
  messages: readonly string[] | ((tag: string) => readonly string[])
  /** FETCH says the flags behind the text, not before it: RFC 9051 section 7.5.2 leaves it open. */
  flagsLast?: boolean
}

interface FetchedPart {
  number: number
  item: string
  text: string
}

export interface ImapExchange {
  tag: string | null
  name: string | null
  /** Without line ends; a FETCH has its literals in it, each byte a character. */
  untagged: readonly string[]
  /** "A1 OK Done", or untagged where the command had no tag. */
  completion: string
  fetched: readonly FetchedPart[]
}

type Told = Pick<ImapExchange, 'untagged' | 'fetched'> & { status: string }
const told = (
  status: string,
  untagged: readonly string[] = [],
  fetched: readonly FetchedPart[] = [],
): Told => ({
  status,
  untagged,
  fetched,
})

const capabilities = '* CAPABILITY IMAP4rev1 IMAP4rev2'

export class ImapSession {
  readonly greeting = '* OK IMAP4rev2 server ready'
  readonly #setting: ImapSetting
  #messages: readonly string[] = []
  #state: 'not authenticated' | 'authenticated' | 'selected' | 'logout' = 'not authenticated'

  constructor(setting: ImapSetting) {
    this.#setting = setting
  }

  get state() {
    return this.#state
  }

  /** Takes one command, without its line end. */
  hears(line: string): ImapExchange {
    const command = readImapCommand(line)
    if (command === null)
      return {
        tag: null,
        name: null,
        untagged: [],
        fetched: [],
        completion: '* BAD A tag, a command, and what it needs',
      }
    const { tag, name, rest } = command
    const { messages } = this.#setting
    this.#messages = typeof messages === 'function' ? messages(tag) : messages
    const { status, ...answer } = this.#answer(name, rest)
    return { tag, name, ...answer, completion: `${tag} ${status}` }
  }

  #answer(name: string, rest: string): Told {
    switch (name) {
      case 'CAPABILITY':
        return told('OK Done', [capabilities])
      case 'NOOP':
        return told('OK Done')
      case 'LOGOUT':
        this.#state = 'logout'
        return told('OK Done', ['* BYE Until next time'])
      case 'LOGIN':
        return this.#login(rest)
      case 'SELECT':
      case 'EXAMINE':
        return this.#select(name, rest)
      case 'LIST':
        return this.#state === 'not authenticated'
          ? told('BAD Log in first')
          : told('OK Done', ['* LIST () "/" INBOX'])
      case 'FETCH':
      case 'UID FETCH':
      case 'SEARCH':
      case 'UID SEARCH':
      case 'CLOSE':
      case 'UNSELECT':
        return this.#state === 'selected' ? this.#read(name, rest) : told('BAD Select a mailbox first')
      default:
        return told('BAD I know no such command')
    }
  }

  #login(rest: string): Told {
    const [user, password, ...more] = readImapStrings(rest) ?? []
    if (user === undefined || password === undefined || more.length > 0)
      return told('BAD LOGIN, a user and a password')
    if (this.#state !== 'not authenticated') return told('BAD You are logged in')
    const { login } = this.#setting
    if (login !== null && (user !== login.user || password !== login.password))
      return told('NO [AUTHENTICATIONFAILED] Wrong user or password')
    this.#state = 'authenticated'
    return told('OK Logged in')
  }

  #select(name: string, rest: string): Told {
    const [mailbox, ...more] = readImapStrings(rest) ?? []
    if (mailbox === undefined || more.length > 0) return told(`BAD ${name} and a mailbox`)
    if (this.#state === 'not authenticated') return told('BAD Log in first')
    if (mailbox.toUpperCase() !== 'INBOX') {
      // RFC 9051 section 6.3.2: a failed SELECT leaves none selected.
      this.#state = 'authenticated'
      return told('NO There is no such mailbox')
    }
    this.#state = 'selected'
    return told(`OK [${name === 'SELECT' ? 'READ-WRITE' : 'READ-ONLY'}] Selected`, [
      `* ${this.#messages.length} EXISTS`,
      String.raw`* FLAGS (\Answered \Flagged \Deleted \Seen \Draft)`,
      String.raw`* OK [PERMANENTFLAGS ()] None`,
      '* OK [UIDVALIDITY 1] Valid',
      `* OK [UIDNEXT ${this.#messages.length + 1}] Next`,
    ])
  }

  #read(name: string, rest: string): Told {
    const messages = this.#messages
    if (name === 'CLOSE' || name === 'UNSELECT') {
      this.#state = 'authenticated'
      return told('OK Done')
    }
    if (name.endsWith('SEARCH'))
      return told('OK Done', [`* SEARCH${messages.map((_, index) => ` ${index + 1}`).join('')}`])
    const request = readFetch(rest, messages.length)
    if (request === null) return told('BAD FETCH, a number, and what of it')
    const unknown = request.items.find((item) => valueOf(item, 1, '') === null)
    if (unknown !== undefined) return told(`BAD I cannot fetch ${unknown}`)
    const there = request.numbers.filter((number) => messages[number - 1] !== undefined)
    // Numbers beyond the last are an error, UIDs that are not there are none: RFC 9051 section 6.4.9.
    if (name === 'FETCH' && there.length < request.numbers.length) return told('NO There is no such message')
    const answers = there.map((number) => this.#fetch(number, request.items, name === 'UID FETCH'))
    return told(
      'OK Done',
      answers.map(({ line }) => line),
      answers.flatMap(({ parts }) => parts),
    )
  }

  #fetch(number: number, items: readonly string[], byUid: boolean) {
    const { flagsLast = false } = this.#setting
    const text = this.#messages[number - 1] ?? ''
    const parts = items.flatMap((item): FetchedPart[] => {
      const part = isText(item) ? partOf(item, text) : null
      return part === null ? [] : [{ number, item, text: part }]
    })
    const values = items.map((item) => valueOf(item, number, text) ?? '')
    // To read a text marks it as seen, and the server says so: RFC 9051 section 6.4.5.
    const marks = parts.some((part) => !part.item.includes('PEEK')) && !items.includes('FLAGS')
    const flags = marks ? [String.raw`FLAGS (\Seen)`] : []
    const uid = byUid && !items.includes('UID') ? [`UID ${number}`] : []
    const all = flagsLast ? [...values, ...flags, ...uid] : [...uid, ...flags, ...values]
    return { line: `* ${number} FETCH (${all.join(' ')})`, parts }
  }
}

const isText = (item: string) => item.includes('[') || /^RFC822(?:\.HEADER|\.TEXT)?$/u.test(item)

/** The name that the server says with it, and its value; null where nobody here knows the item. */
function valueOf(item: string, number: number, text: string): string | null {
  if (item === 'FLAGS') return 'FLAGS ()'
  if (item === 'UID') return `UID ${number}`
  if (item === 'RFC822.SIZE') return `RFC822.SIZE ${text.length}`
  const part = isText(item) ? partOf(item, text) : null
  return part === null ? null : `${item.replace('.PEEK', '')} {${part.length}}\r\n${part}`
}

function partOf(item: string, text: string): string | null {
  const end = text.indexOf('\r\n\r\n') + 4
  switch (item.replace('.PEEK', '')) {
    case 'BODY[]':
    case 'RFC822':
      return text
    case 'BODY[HEADER]':
    case 'RFC822.HEADER':
      return text.slice(0, end)
    case 'BODY[TEXT]':
    case 'RFC822.TEXT':
    case 'BODY[1]':
      return text.slice(end)
    default:
      return null
  }
}
