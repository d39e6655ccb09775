// A server's side of an SMTP connection, line by line: RFC 5321 section 4, and AUTH of RFC 4954 where it is wanted. Any
// line gets its replies: nothing throws.
import { readPath } from '#protocols/smtp/read-path.ts'
import type { DeliveredLetter, SmtpExchange, SmtpSetting } from '#protocols/smtp/smtp-server-setting.ts'

interface Session {
  greeted: boolean
  /** The transaction: RFC 5321 section 3.3. */
  from: string | null
  to: string[]
  /** Lines of a letter that is coming; null while commands are read. */
  letter: string[] | null
  /** What is asked for before each line of credentials that is still to come: RFC 4954 section 4. */
  asksFor: string[]
  /** What follows is inside of TLS. */
  secured: boolean
  closed: boolean
}

/** RFC 5321 section 4.5.3.1.4, without the line end. */
const commandMax = 510

export class SmtpSession {
  readonly greeting: string
  readonly #setting: SmtpSetting
  readonly #session: Session = {
    greeted: false,
    from: null,
    to: [],
    letter: null,
    asksFor: [],
    secured: false,
    closed: false,
  }
  readonly #delivered: DeliveredLetter[] = []

  constructor(setting: SmtpSetting) {
    this.#setting = setting
    this.greeting = `220 ${setting.host} ESMTP`
  }

  get delivered(): readonly DeliveredLetter[] {
    return this.#delivered
  }

  /** Its last reply asks the client to begin with TLS, or that has happened. */
  get isSecured(): boolean {
    return this.#session.secured
  }

  /** What the server waits for: the next command, more of a letter, or nothing more. */
  get waitsFor(): 'command' | 'letter' | 'nothing' {
    return this.#session.closed ? 'nothing' : this.#session.letter ? 'letter' : 'command'
  }

  /** Takes one line of the client's, without its end. */
  hears(sent: string): SmtpExchange {
    const session = this.#session
    if (session.closed) return { sent, as: 'too late', replies: [] }
    if (session.letter) {
      const letter = takeLine(session, session.letter, sent)
      if (letter) this.#delivered.push(letter)
      return { sent, as: 'letter', replies: letter ? ['250 OK: the letter is taken'] : [] }
    }
    if (session.asksFor.length > 0)
      return { sent, as: 'credentials', replies: takeCredentials(session, sent) }
    return { sent, as: 'command', replies: answer(this.#setting, session, sent) }
  }
}

/** RFC 5321 section 4.5.2: a dot alone ends it, and a dot before anything else is taken away. */
function takeLine(session: Session, letter: string[], line: string): DeliveredLetter | null {
  if (line !== '.') {
    letter.push(line.startsWith('.') ? line.slice(1) : line)
    return null
  }
  const taken = { from: session.from ?? '', to: [...session.to], lines: letter }
  Object.assign(session, ended())
  return taken
}

/** Each time a new list: what one transaction writes into it is none of the next one's. */
const ended = (): Pick<Session, 'from' | 'to' | 'letter'> => ({ from: null, to: [], letter: null })

function answer(setting: SmtpSetting, session: Session, line: string): string[] {
  if (line.length > commandMax) return ['500 Line too long']
  const [verb = ''] = /^[A-Za-z]*/u.exec(line) ?? []
  const rest = line.slice(verb.length)
  switch (verb.toUpperCase()) {
    case 'EHLO':
    case 'HELO':
      return greet(setting, session, verb.toUpperCase(), rest)
    case 'MAIL':
      return mail(session, rest)
    case 'RCPT':
      return recipient(setting, session, rest)
    case 'DATA':
      return data(session, rest)
    case 'RSET':
      if (rest.trim() !== '') return ['501 RSET stands alone']
      Object.assign(session, ended())
      return ['250 OK']
    case 'NOOP':
      return ['250 OK']
    case 'VRFY':
      return rest.trim() === '' ? ['501 VRFY what?'] : ['252 I will take it and see']
    case 'AUTH':
      return setting.takesCredentials ? authenticate(session, rest) : ['500 This is no command']
    case 'STARTTLS':
      return startTls(setting, session, rest)
    case 'HELP':
      return ['214 See RFC 5321']
    case 'QUIT':
      if (rest.trim() !== '') return ['501 QUIT stands alone']
      session.closed = true
      return [`221 ${setting.host} closes the connection`]
    default:
      return ['500 This is no command']
  }
}

/** RFC 5321 section 4.1.1.1: it begins anew, whatever was going on. */
function greet(setting: SmtpSetting, session: Session, verb: string, rest: string): string[] {
  const { host } = setting
  const name = rest.trim()
  if (!/^\s/u.test(rest) || name === '' || /\s/u.test(name)) return [`501 ${verb} and one name`]
  Object.assign(session, { ...ended(), greeted: true })
  const extensions =
    verb === 'HELO'
      ? []
      : [
          '8BITMIME',
          ...(setting.takesCredentials ? ['AUTH LOGIN PLAIN'] : []),
          ...(setting.offersTls && !session.secured ? ['STARTTLS'] : []),
        ]
  const lines = [`${host} greets ${name}`, ...extensions]
  return lines.map((line, index) => `250${index === lines.length - 1 ? ' ' : '-'}${line}`)
}

/** RFC 3207 sections 4 and 4.2: from then on nothing is known of what was said before. */
function startTls({ offersTls }: SmtpSetting, session: Session, rest: string): string[] {
  if (!offersTls) return ['500 This is no command']
  if (session.secured) return ['503 It has been begun already']
  if (rest.trim() !== '') return ['501 STARTTLS stands alone']
  Object.assign(session, { ...ended(), greeted: false, secured: true })
  return ['220 Begin']
}

function mail(session: Session, rest: string): string[] {
  const path = /^ FROM:(?<path>.*)$/iu.exec(rest)?.groups?.path
  if (path === undefined) return ['501 MAIL FROM: and a path']
  if (!session.greeted) return ['503 Greet me first']
  if (session.from !== null) return ['503 A letter has been begun already']
  const read = readPath(path)
  if (typeof read === 'string') return [`501 MAIL: ${read}`]
  if (read.parameters.some((each) => !/^BODY=(?:7BIT|8BITMIME)$/iu.test(each)))
    return ['555 Unknown parameter']
  session.from = read.address
  return ['250 OK']
}

function recipient({ mailboxes }: SmtpSetting, session: Session, rest: string): string[] {
  const path = /^ TO:(?<path>.*)$/iu.exec(rest)?.groups?.path
  if (path === undefined) return ['501 RCPT TO: and a path']
  if (session.from === null) return ['503 From whom? MAIL comes first']
  const read = readPath(path)
  if (typeof read === 'string') return [`501 RCPT: ${read}`]
  if (read.address === '') return ['501 RCPT: to whom?']
  if (read.parameters.length > 0) return ['555 Unknown parameter']
  const address = read.address.toLowerCase()
  const isOurs = mailboxes?.some(
    (each) => each.slice(each.indexOf('@')) === address.slice(address.indexOf('@')),
  )
  if (isOurs === false) return ['550 I pass nothing on to there']
  if (mailboxes?.includes(address) === false) return ['550 There is no such mailbox']
  if (!session.to.includes(address)) session.to.push(address)
  return ['250 OK']
}

function data(session: Session, rest: string): string[] {
  if (rest.trim() !== '') return ['501 DATA stands alone']
  if (session.from === null) return ['503 From whom? MAIL comes first']
  if (session.to.length === 0) return ['554 To whom? No recipient was taken']
  session.letter = []
  return ['354 Send it, and end with a dot alone']
}

const userName = 'VXNlcm5hbWU6'
const password = 'UGFzc3dvcmQ6'

/** RFC 4954 section 4: whatever is said is believed. LOGIN asks for two lines, PLAIN for one, less what came at once. */
function authenticate(session: Session, rest: string): string[] {
  const [mechanism = '', initial, ...more] = rest.trim().split(/ +/u)
  const asks = mechanisms[mechanism.toUpperCase()]
  if (mechanism === '' || more.length > 0) return ['501 AUTH and a mechanism']
  if (asks === undefined) return ['504 I know no such mechanism']
  if (!session.greeted) return ['503 Greet me first']
  session.asksFor = asks.slice(initial === undefined ? 0 : 1)
  return askFurther(session)
}

const mechanisms: Partial<Record<string, readonly string[]>> = { LOGIN: [userName, password], PLAIN: [''] }

function takeCredentials(session: Session, line: string): string[] {
  // RFC 4954 section 4: an asterisk alone gives up.
  session.asksFor = line === '*' ? [] : session.asksFor.slice(1)
  return line === '*' ? ['501 Given up'] : askFurther(session)
}

const askFurther = ({ asksFor: [next] }: Session): string[] =>
  next === undefined ? ['235 I believe you'] : [`334 ${next}`]
