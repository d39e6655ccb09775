// The model beside postfix: the same dialogues, line by line, are accepted and refused alike (by the class of each reply),
// and leave the same letters in the mailboxes. By root, where postfix is installed.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { configurePostfix, deliveredLetters, postfixFile } from '#protocols/smtp/oracle/postfix.ts'
import { SmtpSession } from '#protocols/smtp/smtp-session.ts'
import { seedOfToday } from '../../../tests/support/seed-of-today.ts'

const possible = postfixFile !== null && process.getuid?.() === 0
if (!possible) console.warn('Left out: postfix is asked where it is installed, by root.')

const seed = seedOfToday
const mailboxes = ['bob@b.example', 'eve@b.example']
const host = 'mx.b.example'
const waitMs = 60_000

// Left out: QUIT with a word behind it, which postfix takes (RFC 5321 section 4.1.1.10 has QUIT alone), HELP, which it does
// not know (section 4.1.1.8: it should), and what only its own extensions allow, such as SIZE.
const command = fc.constantFrom(
  'EHLO a.example',
  'HELO a.example',
  'ehlo a.example',
  'EHLO',
  'HELO',
  'RSET',
  'NOOP',
  'VRFY',
  'HOLA',
  '',
  'MAIL FROM:<al@a.example>',
  'MAIL FROM:<>',
  'mail from:<al@a.example> BODY=8BITMIME',
  'MAIL FROM:<al',
  'MAIL FROM:al@a.example',
  'MAIL FROM:<al@a.example> X=1',
  'MAIL',
  'MAIL TO:<al@a.example>',
  'RCPT TO:<bob@b.example>',
  'RCPT TO:<BOB@b.example>',
  'RCPT TO:<eve@b.example>',
  'RCPT TO:<no@b.example>',
  'RCPT TO:<al@a.example>',
  'RCPT TO:<>',
  'RCPT TO:bob@b.example',
  'RCPT',
  'RCPT TO:<bob@b.example> X=1',
  'DATA',
  'DATA now',
  'RSET now',
)
const letter = fc.array(
  fc.constantFrom('', 'hello', '..', '...', '.one', '..two', 'QUIT', 'From me', 'a . b', ' .'),
  {
    maxLength: 6,
  },
)
/** What opens a letter, more often than chance would. */
const opening = ['EHLO a.example', 'MAIL FROM:<al@a.example>', 'RCPT TO:<bob@b.example>', 'DATA']
const dialogue = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: command.map((line) => [line]) },
    { weight: 2, arbitrary: fc.constant(opening) },
    { weight: 1, arbitrary: fc.constant(opening.slice(1)) },
  ),
  { minLength: 3, maxLength: 12 },
)

let folder: string
let running: ChildProcess
const port = 20_000 + (process.pid % 20_000)

beforeAll(async () => {
  if (postfixFile === null || !possible) return
  folder = mkdtempSync(path.join(tmpdir(), 'roundtrip-postfix-'))
  configurePostfix(folder, { host, mailboxes, port })
  running = spawn(postfixFile, ['-c', path.join(folder, 'etc'), 'start-fg'], { stdio: 'ignore' })
  for (const until = Date.now() + waitMs; !(await listens()); await delay(50)) {
    if (Date.now() < until && running.exitCode === null) continue
    const log = path.join(folder, 'log')
    throw new Error(
      `postfix did not start:\n${existsSync(log) ? readFileSync(log, 'utf8').slice(-2_000) : ''}`,
    )
  }
})
afterAll(async () => {
  if (running?.exitCode === null) {
    const ended = new Promise((resolve) => running.once('exit', resolve))
    spawnSync(postfixFile ?? '', ['-c', path.join(folder, 'etc'), 'stop'])
    await ended
  }
  if (folder) rmSync(folder, { recursive: true, force: true })
})

const listens = (): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('error', () => resolve(false))
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
  })

describe.skipIf(!possible)(`postfix, seed ${seed}`, () => {
  test('answers each line as the model does, and delivers the same letters', async () => {
    const dialogues = fc.sample(fc.tuple(dialogue, fc.array(letter, { minLength: 4, maxLength: 4 })), {
      numRuns: 80,
      seed,
    })
    const differences: unknown[] = []
    const expected = new Map<string, string[]>(mailboxes.map((each) => [each, []]))
    let [compared, number] = [0, 0]
    for (const [given, letters] of dialogues) {
      const { replies, session, said } = await play(given.flat(), (at) => {
        number += 1
        return [`Subject: ${number}`, '', ...(letters[at % letters.length] ?? [])]
      })
      compared += replies.length
      for (const { to, lines } of session.delivered)
        for (const each of to) expected.get(each)?.push(lines.map((line) => `${line}\n`).join(''))
      if (replies.every(({ ours, theirs }) => ours === theirs)) continue
      differences.push(said)
    }
    console.log(
      `${dialogues.length} dialogues, ${compared} replies compared, ${differences.length} differ; seed ${seed}`,
    )
    expect(differences.slice(0, 3)).toEqual([])
    for (const [mailbox, letters] of expected) {
      for (
        const until = Date.now() + waitMs;
        deliveredLetters(folder, mailbox).length < letters.length;
        await delay(50)
      )
        if (Date.now() > until) break
      expect(deliveredLetters(folder, mailbox).toSorted()).toEqual(letters.toSorted())
    }
    expect(expected.get('bob@b.example')?.length).toBeGreaterThan(20)
  })
})

/** Both hear the same lines; where either takes a letter, one follows. Ends where they are no longer of one mind. */
async function play(lines: readonly string[], letterOf: (at: number) => string[]) {
  const session = new SmtpSession({ host, mailboxes })
  const socket = connect(port, '127.0.0.1')
  const hears = replyReader(socket)
  const said: string[] = []
  const replies: { ours: string; theirs: string }[] = []
  const compare = (sent: string, our: string, their: string) => {
    const reply = { ours: our.slice(0, 1), theirs: their.slice(0, 1) }
    said.push(`${sent} → ours ${our}, theirs ${their}`)
    replies.push(reply)
    return reply.ours === reply.theirs
  }
  const exchange = async (line: string) => {
    socket.write(`${line}\r\n`)
    return compare(line, session.hears(line).replies.at(-1) ?? '', await hears())
  }
  compare('', session.greeting, await hears())
  let letters = 0
  for (const line of [...lines, 'QUIT']) {
    if (!(await exchange(line))) break
    if (session.waitsFor !== 'letter') continue
    const letter = letterOf(letters)
    letters += 1
    for (const each of letter) {
      socket.write(`${each}\r\n`)
      session.hears(each)
    }
    if (!(await exchange('.'))) break
  }
  socket.destroy()
  return { replies, session, said }
}

/** The last line of each reply: RFC 5321 section 4.2.1. */
function replyReader(socket: Socket): () => Promise<string> {
  let text = ''
  const whole = /^(?:\d{3}-.*\r\n)*(?<last>\d{3} .*)\r\n/u
  socket.setEncoding('latin1')
  let wake: (() => void) | null = null
  socket.on('data', (chunk: string) => {
    text += chunk
    wake?.()
  })
  socket.on('close', () => wake?.())
  return async () => {
    for (const until = Date.now() + waitMs; ; ) {
      const found = whole.exec(text)
      if (found) {
        text = text.slice(found[0].length)
        return found.groups?.last ?? ''
      }
      if (Date.now() > until || socket.destroyed) throw new Error(`no reply, but: ${text}`)
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
}
