// A server's side of an IMAP connection, command by command: RFC 9051 section 6, as far as reading a mailbox needs it. Any
// line gets its responses: nothing throws.
import { fetchedPart, fetchedValue, isTextItem, marksAsSeen } from '#protocols/imap/fetched-value.ts'
import {
  flagList,
  type KeptMessage,
  readSearch,
  readStore,
  systemFlags,
  withFlags,
} from '#protocols/imap/kept-message.ts'
import {
  readFetch,
  readImapCommand,
  readImapStrings,
  readNumbers,
} from '#protocols/imap/read-imap-command.ts'

export interface ImapSetting {
  /** Who may log in; null is everybody. */
  login: { user: string; password: string } | null
  /**
   * Of INBOX, in order: header, empty line and body with CR LF, each byte a character. As a function, what they are for
   * the command with this tag: a text may hold what looks like the end of the response.
   */
  messages: readonly string[] | ((tag: string) => readonly string[])
  /**
   * Of each message at first. With them flags are kept: they change, messages can be taken away, and SEARCH looks. Without,
   * there are none.
   */
  flags?: readonly (readonly string[])[]
  /** It offers STARTTLS (RFC 9051 section 6.2.1), until it was asked for it. */
  offersTls?: boolean
  /** FETCH says the flags behind the text, not before it: RFC 9051 section 7.5.2 leaves it open. */
  flagsLast?: boolean
}

export interface FetchedPart {
  number: number
  uid: number
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
  #messages: KeptMessage[] = []
  #isReadOnly = false
  #isSecured = false
  #state: 'not authenticated' | 'authenticated' | 'selected' | 'logout' = 'not authenticated'

  constructor(setting: ImapSetting) {
    this.#setting = setting
    this.#messages = this.#given('')
  }

  /** What is in INBOX by now. */
  get messages(): readonly KeptMessage[] {
    return this.#messages
  }

  #given(tag: string): KeptMessage[] {
    const { messages, flags = [] } = this.#setting
    const texts = typeof messages === 'function' ? messages(tag) : messages
    return texts.map((text, index) => ({ uid: index + 1, text, flags: new Set(flags[index]) }))
  }

  /** Its last response asks the client to begin with TLS, or that has happened. */
  get isSecured(): boolean {
    return this.#isSecured
  }

  get #offersTls(): boolean {
    return this.#setting.offersTls === true && !this.#isSecured
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
    if (!this.#setting.flags) this.#messages = this.#given(tag)
    const { status, ...answer } = this.#answer(name, rest)
    return { tag, name, ...answer, completion: `${tag} ${status}` }
  }

  #answer(name: string, rest: string): Told {
    switch (name) {
      case 'CAPABILITY':
        return told('OK Done', [this.#offersTls ? `${capabilities} STARTTLS` : capabilities])
      case 'STARTTLS':
        return this.#startTls(rest)
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
      case 'STORE':
      case 'UID STORE':
      case 'EXPUNGE':
        return this.#state === 'selected' ? this.#use(name, rest) : told('BAD Select a mailbox first')
      default:
        return told('BAD I know no such command')
    }
  }

  #startTls(rest: string): Told {
    if (!this.#offersTls || this.#state !== 'not authenticated') return told('BAD I know no such command')
    if (rest !== '') return told('BAD STARTTLS stands alone')
    this.#isSecured = true
    return told('OK Begin')
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
    this.#isReadOnly = name === 'EXAMINE'
    const changeable = this.#setting.flags && !this.#isReadOnly ? systemFlags.join(' ') : ''
    const uidNext = Math.max(0, ...this.#given('').map(({ uid }) => uid)) + 1
    return told(`OK [${name === 'SELECT' ? 'READ-WRITE' : 'READ-ONLY'}] Selected`, [
      `* ${this.#messages.length} EXISTS`,
      `* FLAGS (${systemFlags.join(' ')})`,
      `* OK [PERMANENTFLAGS (${changeable})] ${changeable === '' ? 'None' : 'They are kept'}`,
      '* OK [UIDVALIDITY 1] Valid',
      `* OK [UIDNEXT ${uidNext}] Next`,
    ])
  }

  #use(name: string, rest: string): Told {
    switch (name.replace('UID ', '')) {
      case 'CLOSE':
      case 'UNSELECT':
        // RFC 9051 sections 6.4.1 and 6.4.2: the one takes what is marked, and says nothing; the other does not.
        if (name === 'CLOSE' && !this.#isReadOnly) this.#expunge()
        this.#state = 'authenticated'
        return told('OK Done')
      case 'SEARCH':
        return this.#search(name, rest)
      case 'FETCH':
        return this.#fetchAll(name, rest)
      case 'STORE':
        return this.#store(name, rest)
      default: {
        if (rest !== '') return told('BAD EXPUNGE stands alone')
        return this.#isReadOnly ? told('NO Nothing can be changed here') : told('OK Done', this.#expunge())
      }
    }
  }

  /** Each number is that of the moment: RFC 9051 section 7.5.1. */
  #expunge(): string[] {
    const gone = this.#messages.flatMap(({ flags }, index) => (flags.has('\\Deleted') ? [index] : []))
    this.#messages = this.#messages.filter(({ flags }) => !flags.has('\\Deleted'))
    return gone.map((index, before) => `* ${index + 1 - before} EXPUNGE`)
  }

  #search(name: string, rest: string): Told {
    const holds = this.#setting.flags ? readSearch(rest) : () => true
    if (holds === null) return told('BAD SEARCH, and for what')
    const found = this.#messages.flatMap((message, index) =>
      holds(message) ? [` ${name === 'SEARCH' ? index + 1 : message.uid}`] : [],
    )
    return told('OK Done', [`* SEARCH${found.join('')}`])
  }

  /** Places in the mailbox; or what to say of a set that is malformed, or names what is not there. */
  #chosen(name: string, set: string): number[] | string {
    const byUid = name.startsWith('UID ')
    const names = this.#messages.map(({ uid }, index) => (byUid ? uid : index + 1))
    const numbers = readNumbers(set, names.at(-1) ?? 0)
    if (numbers === null) return `BAD ${name}, a number, and what of it`
    // Numbers beyond the last are an error (RFC 9051 section 9, seq-number), UIDs that are not there are none (6.4.9).
    if (!byUid && numbers.some((number) => !names.includes(number))) return 'BAD There is no such message'
    return numbers.map((number) => names.indexOf(number)).filter((index) => index >= 0)
  }

  #fetchAll(name: string, rest: string): Told {
    const request = readFetch(rest)
    const chosen = request && this.#chosen(name, request.set)
    if (chosen === null) return told(`BAD ${name}, a number, and what of it`)
    const unknown = request?.items.find((item) => fetchedValue(item, noMessage) === null)
    if (unknown !== undefined) return told(`BAD I cannot fetch ${unknown}`)
    if (typeof chosen === 'string') return told(chosen)
    const answers = chosen.map((index) => this.#fetch(index, request?.items ?? [], name === 'UID FETCH'))
    return told(
      'OK Done',
      answers.map(({ line }) => line),
      answers.flatMap(({ parts }) => parts),
    )
  }

  #fetch(index: number, items: readonly string[], byUid: boolean) {
    const { flagsLast = false, flags: keeps } = this.#setting
    const before = this.#messages[index] ?? noMessage
    const number = index + 1
    const parts = items.flatMap((item): FetchedPart[] => {
      const part = isTextItem(item) ? fetchedPart(item, before.text) : null
      return part === null ? [] : [{ number, uid: before.uid, item, text: part }]
    })
    // To read a text marks it as seen, and the server says so: RFC 9051 section 6.4.5.
    const reads = parts.some((part) => marksAsSeen(part.item))
    const marks = reads && !this.#isReadOnly && !before.flags.has('\\Seen')
    const message = marks ? withFlags(before, '+', ['\\Seen']) : before
    if (keeps) this.#messages[index] = message
    const values = items.map((item) => fetchedValue(item, keeps ? message : before) ?? '')
    const flags = marks && !items.includes('FLAGS') ? [`FLAGS ${flagList(message.flags)}`] : []
    const uid = byUid && !items.includes('UID') ? [`UID ${message.uid}`] : []
    const all = flagsLast ? [...values, ...flags, ...uid] : [...uid, ...flags, ...values]
    return { line: `* ${number} FETCH (${all.join(' ')})`, parts }
  }

  #store(name: string, rest: string): Told {
    const request = readStore(rest)
    const chosen = request && this.#chosen(name, request.set)
    if (request === null || chosen === null) return told(`BAD ${name}, a number, FLAGS, and which`)
    if (typeof chosen === 'string') return told(chosen)
    const kept: readonly string[] = systemFlags
    if (!this.#setting.flags || this.#isReadOnly) return told('NO Nothing can be changed here')
    if (request.flags.some((each) => !kept.includes(each))) return told('NO I keep no such flag')
    const lines = chosen.map((index) => {
      const message = withFlags(this.#messages[index] ?? noMessage, request.sign, request.flags)
      this.#messages[index] = message
      const uid = name === 'UID STORE' ? `UID ${message.uid} ` : ''
      return `* ${index + 1} FETCH (${uid}FLAGS ${flagList(message.flags)})`
    })
    return told('OK Done', request.silent ? [] : lines)
  }
}

const noMessage: KeptMessage = { uid: 0, text: '', flags: new Set() }
