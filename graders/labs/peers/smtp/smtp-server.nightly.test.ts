// Our mail server heard by clients that nobody here wrote: Python's smtplib, curl, and swaks where it is installed.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { SmtpConduct } from '#graders/labs/peers/smtp/smtp-conduct.ts'
import { type SmtpServer, smtpServer } from '#graders/labs/peers/smtp/smtp-server.ts'
import { makePeerTools } from '#graders/labs/peers/testing/peer-tools.ts'

const withinMs = 60_000
const letter = 'From: al@a.example\nTo: eve@b.example\nSubject: dots\n\n.\n..two\nend\n'
const envelope = { from: 'al@a.example', to: ['bob@b.example', 'eve@b.example'] }

const smtplib = `
import smtplib, sys
with smtplib.SMTP('127.0.0.1', int(sys.argv[1])) as server:
    server.ehlo('client.a.example')
    assert server.has_extn('8bitmime')
    if 'login' in sys.argv:
        server.login('al', 'secret')
    print(server.sendmail('al@a.example', ['bob@b.example', 'eve@b.example'], sys.stdin.read()))
`

interface Witness {
  program: string
  args: (port: number) => string[]
}

const python: Witness = { program: 'python3', args: (port) => ['-c', smtplib, String(port)] }
const witnesses: readonly Witness[] = [
  python,
  { program: 'python3', args: (port) => ['-c', smtplib, String(port), 'login'] },
  {
    program: 'curl',
    args: (port) => [
      '-sS',
      '--crlf',
      '--upload-file',
      '-',
      '--mail-from',
      envelope.from,
      ...envelope.to.flatMap((address) => ['--mail-rcpt', address]),
      `smtp://127.0.0.1:${port}/client.a.example`,
    ],
  },
  {
    program: 'swaks',
    args: (port) => [
      '--server',
      '127.0.0.1',
      '--port',
      String(port),
      '--helo',
      'client.a.example',
      '--suppress-data',
      '--from',
      envelope.from,
      '--to',
      envelope.to.join(','),
      '--data',
      '-',
    ],
  },
]
const isThere = ({ program }: Witness) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0
for (const witness of witnesses)
  if (!isThere(witness)) console.warn(`Left out: there is no ${witness.program} to be asked.`)

/** swaks adds a line end to what it is given. */
async function handIn(witness: Witness, conduct: SmtpConduct, judge: (server: SmtpServer) => Promise<void>) {
  // Nobody here goes on too early, so there is little to wait for.
  const tools = makePeerTools({ idle: (ms) => setTimeout(ms > 2_000 ? ms : 100) })
  const { handle, close } = await smtpServer({ ...conduct, port: 0 }).open(tools)
  const client = spawn(witness.program, witness.args(handle.port), { stdio: ['pipe', 'pipe', 'pipe'] })
  client.stdin.end(witness.program === 'swaks' ? letter.trimEnd() : letter)
  const [said, errors, [status]] = await Promise.all([
    text(client.stdout),
    text(client.stderr),
    once(client, 'close'),
  ])
  await judge(handle)
  tools.board.fail(new Error('the test is over'))
  await close()
  return { said: said + errors, status: Number(status) }
}

test.each(witnesses.filter(isThere))('$program hands in a letter', { timeout: withinMs }, async (witness) => {
  const holdsBack = { greeting: 'last-line', EHLO: 'last-line', MAIL: 'inside-code', letter: 'all' } as const
  const { said, status } = await handIn(witness, { holdsBack }, async (server) => {
    await server.takesLetter({ withinMs })
    server.heardEnvelope(envelope)
    server.heardLetter(letter)
    server.sawOnlyCrlf()
    server.sawStrictCommands()
    server.heardQuit()
    server.wasHeardOut()
  })
  expect(status, said).toBe(0)
})

test.each(witnesses.filter(isThere))('$program hears a refusal', { timeout: withinMs }, async (witness) => {
  const says = { MAIL: '550 5.7.1 Not from you' }
  const { said, status } = await handIn(witness, { says }, async (server) => server.heardNoLetter())
  expect(status, said).not.toBe(0)
  expect(said).toMatch(/550|5\.7\.1/)
})

test('smtplib hears who was refused, and the others get their letter', { timeout: withinMs }, async () => {
  const refuses = { 'bob@b.example': '550 5.1.1 No such mailbox' }
  const { said } = await handIn(python, { refuses }, async (server) => {
    server.heardEnvelope({ ...envelope, to: ['eve@b.example'] })
  })
  expect(said).toContain("{'bob@b.example': (550, b'5.1.1 No such mailbox')}")
})
