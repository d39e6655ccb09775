// The model beside dovecot's imap: the same commands, one after the other, are answered alike (OK, NO or BAD), with the same
// flags, texts and numbers, and leave the same mailbox. It needs no service: imap speaks on its standard input.
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { ImapSession } from '#protocols/imap/imap-session.ts'
import { seedOfToday } from '../../../tests/support/seed-of-today.ts'

const program = ['/usr/lib/dovecot/imap'].find((each) => existsSync(each)) ?? null
const possible = program !== null && process.getuid?.() === 0
if (!possible) console.warn('Left out: dovecot is asked where dovecot-imapd is installed, by root.')

const seed = seedOfToday
const messages = [
  'From: eve@e.example\r\nSubject: one\r\n\r\nhello\r\n',
  'From: al@a.example\r\nSubject: two\r\n\r\n',
  'From: al@a.example\r\nSubject: Three\r\n\r\nline\r\n.\r\n\r\nend\r\n',
  'Subject: gr\xC3\xBC\xC3\x9Fe\r\n\r\n\xC3\xA4\r\n',
]
const flags = [[], ['\\Seen'], ['\\Flagged', '\\Seen'], []]
/** As the names of a Maildir's files have them. */
const letters: Readonly<Record<string, string>> = { '\\Seen': 'S', '\\Flagged': 'F' }

const set = fc.constantFrom('1', '2', '1:2', '2:*', '1:*', '3,1', '*', '4', '9', 'x')
const item = fc.constantFrom(
  'FLAGS',
  'UID',
  'RFC822.SIZE',
  'BODY[]',
  'BODY.PEEK[]',
  'BODY[HEADER]',
  'BODY.PEEK[TEXT]',
  'BODY[TEXT]',
  '(FLAGS UID)',
  '(BODY.PEEK[HEADER] RFC822.SIZE)',
  'RFC822.HEADER',
  'SNOW',
  '(FLAGS',
)
const flag = fc.constantFrom('(\\Seen)', '\\Seen', '(\\Deleted)', '(\\Deleted \\Seen)', '()', '(\\Flagged)')
const sign = fc.constantFrom('FLAGS', '+FLAGS', '-FLAGS', '+FLAGS.SILENT', '-flags')
const uid = fc.constantFrom('', '', 'UID ')
const key = fc.constantFrom(
  'ALL',
  'UNSEEN',
  'SEEN',
  'DELETED',
  'FROM al',
  'UNSEEN SUBJECT "three"',
  'FLAGGED UNDELETED',
  'SNOW',
  '',
)
// Left out: SELECT without a mailbox, after which dovecot has none open; the model takes it for no SELECT (RFC 9051 section
// 6.3.2 speaks of one that fails).
const command = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(uid, set, item).map(([by, which, what]) => `${by}FETCH ${which} ${what}`),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(uid, set, sign, flag)
      .map(([by, which, how, what]) => `${by}STORE ${which} ${how} ${what}`),
  },
  { weight: 2, arbitrary: fc.tuple(uid, key).map(([by, what]) => `${by}SEARCH ${what}`.trim()) },
  {
    weight: 4,
    arbitrary: fc.constantFrom('SELECT INBOX', 'EXAMINE INBOX', 'SELECT "INBOX"', 'select inbox'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'EXPUNGE',
      'CLOSE',
      'UNSELECT',
      'NOOP',
      'CAPABILITY',
      'SELECT nowhere',
      'HOLA',
    ),
  },
)
const dialogue = fc.array(command, { minLength: 4, maxLength: 16 }).map((all) => ['SELECT INBOX', ...all])

let folder: string | null = null
let running: ChildProcess | null = null
afterEach(() => {
  running?.kill('SIGKILL')
  if (folder) rmSync(folder, { recursive: true, force: true })
})

function startDovecot() {
  const made = mkdtempSync(path.join(tmpdir(), 'roundtrip-dovecot-'))
  folder = made
  chmodSync(made, 0o777)
  for (const name of ['mail', 'mail/cur', 'mail/new', 'mail/tmp', 'run']) {
    mkdirSync(path.join(made, name))
    chmodSync(path.join(made, name), 0o777)
  }
  for (const [at, text] of messages.entries()) {
    const marks = (flags[at] ?? [])
      .map((each) => letters[each] ?? '')
      .toSorted()
      .join('')
    const file = path.join(made, 'mail/cur', `${1_700_000_000 + at}.M1P1.host:2,${marks}`)
    writeFileSync(file, Buffer.from(text, 'latin1'))
    chmodSync(file, 0o666)
  }
  writeFileSync(
    path.join(made, 'dovecot.conf'),
    `base_dir = ${made}/run
mail_location = maildir:${made}/mail
default_internal_user = nobody
default_internal_group = nogroup
default_login_user = nobody
log_path = ${made}/log
ssl = no
namespace inbox {
  inbox = yes
}
`,
  )
  const started = spawn(program ?? '', ['-c', path.join(made, 'dovecot.conf')], {
    uid: 65_534,
    gid: 65_534,
    env: { ...process.env, HOME: made, USER: 'nobody' },
  })
  running = started
  let text = ''
  let told = ''
  let wake: (() => void) | null = null
  started.stdout.setEncoding('latin1')
  started.stdout.on('data', (chunk: string) => {
    text += chunk
    wake?.()
  })
  started.stderr.on('data', (chunk: Buffer) => (told += chunk.toString('utf8')))
  started.once('exit', () => wake?.())
  /** All until the line that completes a command, without it; and that line. */
  return async (tag: string, line: string | null): Promise<{ before: string; completion: string }> => {
    if (line !== null) started.stdin.write(`${tag} ${line}\r\n`, 'latin1')
    const end = line === null ? /^\* (?:PREAUTH|OK) .*\r\n/mu : new RegExp(`^${tag} .*\\r\\n`, 'mu')
    for (;;) {
      const found = end.exec(text)
      if (found) {
        const answer = { before: text.slice(0, found.index), completion: found[0].trimEnd() }
        text = text.slice(found.index + found[0].length)
        return answer
      }
      if (started.exitCode !== null) throw new Error(`dovecot ended: ${told} ${text}`)
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
}

const look = 'FETCH 1:* (UID FLAGS)'

describe.skipIf(!possible)(`dovecot, seed ${seed}`, () => {
  test('answers each command as the model does', async () => {
    const dialogues = fc.sample(dialogue, { numRuns: 40, seed })
    const differences: unknown[] = []
    let compared = 0
    for (const commands of dialogues) {
      const ask = startDovecot()
      await ask('', null)
      const session = new ImapSession({ login: null, messages, flags })
      session.hears('in LOGIN a b')
      const said: string[] = []
      let isReadOnly = false
      // After each command: how the mailbox looks now.
      for (const [at, line] of commands.flatMap((each) => [each, look]).entries()) {
        const tag = `a${at}`
        const theirs = await ask(tag, line)
        const ours = session.hears(`${tag} ${line}`)
        // A server need not say flags that did not change (RFC 9051 section 7.5.2): the look afterwards tells.
        const counts = (text: string) => (/STORE/iu.test(line) ? [] : toldOf(text))
        const answers = [
          {
            status: ours.completion.split(' ')[1],
            told: counts(ours.untagged.map((each) => `${each}\r\n`).join('')),
          },
          { status: theirs.completion.split(' ')[1], told: counts(theirs.before) },
        ]
        const word = line.split(' ')[0]?.toUpperCase()
        if (ours.completion.includes(' OK') && (word === 'SELECT' || word === 'EXAMINE'))
          isReadOnly = word === 'EXAMINE'
        // Where nothing can be changed, dovecot says OK and changes nothing; the model says NO (RFC 9051 section 6.4.6).
        if (isReadOnly && /STORE|EXPUNGE/iu.test(line) && theirs.completion.includes(' OK')) continue
        compared += 1
        said.push(`${line} → ${theirs.completion}`)
        if (JSON.stringify(answers[0]) === JSON.stringify(answers[1])) continue
        differences.push({ said, answers })
        break
      }
      running?.kill('SIGKILL')
      if (folder) rmSync(folder, { recursive: true, force: true })
    }
    console.log(
      `${dialogues.length} dialogues, ${compared} commands compared, ${differences.length} differ; seed ${seed}`,
    )
    expect(differences.slice(0, 4)).toEqual([])
  })
})

const untagged = /^\* (?:SEARCH.*|\d+ (?:EXISTS|EXPUNGE)|(?<number>\d+) FETCH \()/u
const fetchedItem =
  /^ ?(?<name>[A-Z\d.]+(?:\[[^\]]*\])?) (?:\((?<list>[^)]*)\)|\{(?<size>\d+)\}\r\n|(?<atom>[^ ()]+))/u

/** What counts of the untagged responses: SEARCH, EXISTS, EXPUNGE, and each FETCH with its items in some order. */
function toldOf(text: string): string[] {
  const told: string[] = []
  for (let left = text; left !== ''; ) {
    const found = untagged.exec(left)
    if (!found?.groups?.number) {
      // In which order messages go is the server's choice (RFC 9051 section 7.5.1): the look afterwards tells.
      if (found) told.push(found[0].replace(/\d+ EXPUNGE/u, 'EXPUNGE'))
      left = left.slice(left.indexOf('\r\n') + 2)
      continue
    }
    left = left.slice(found[0].length)
    const items: string[] = []
    for (let next = fetchedItem.exec(left); next?.groups; next = fetchedItem.exec(left)) {
      const { name = '', list, size, atom = '' } = next.groups
      left = left.slice(next[0].length)
      const literal = left.slice(0, Number(size ?? 0))
      left = left.slice(literal.length)
      // RFC 9051 appendix E: that a message is recent is said no more.
      const value = list
        ?.split(' ')
        .filter((each) => each !== '\\Recent')
        .toSorted()
        .join(' ')
      items.push(`${name} ${value ?? (size === undefined ? atom.replaceAll('"', '') : literal)}`)
    }
    told.push(`${found.groups.number}: ${items.toSorted().join(', ')}`)
    left = left.slice(left.indexOf('\r\n') + 2)
  }
  return told
}
