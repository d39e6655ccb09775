// Our mailbox read by clients that nobody here wrote: Python's imaplib and curl.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type ImapServer, imapServer } from '#graders/labs/peers/imap/imap-server.ts'
import { makePeerTools } from '#graders/labs/peers/testing/peer-tools.ts'

const withinMs = 60_000
const login = { user: 'al', password: 'a "b\\ c' }
const messages = ['Subject: one\n\nhello\n', 'Subject: two\n\na3 OK Done\n)\n{12}\nGrüße\n']
const between = ['* 2 EXISTS', '* OK still here']

const imaplib = `
import imaplib, sys
box = imaplib.IMAP4('127.0.0.1', int(sys.argv[1]))
box.login('al', sys.argv[2])
print(box.select('INBOX')[1])
kind, data = box.fetch('2', '(RFC822)')
sys.stdout.buffer.write(data[0][1])
box.logout()
`
const witnesses = [
  { program: 'python3', args: (port: number, password: string) => ['-c', imaplib, String(port), password] },
  {
    program: 'curl',
    args: (port: number, password: string) => [
      '-sS',
      '--user',
      `al:${password}`,
      `imap://127.0.0.1:${port}/INBOX;MAILINDEX=2`,
    ],
  },
]

async function read(
  { program, args }: (typeof witnesses)[number],
  password: string,
  judge: (server: ImapServer) => Promise<void> | void,
) {
  // Nobody here goes on too early, so there is little to wait for.
  const tools = makePeerTools({ idle: (ms) => setTimeout(ms > 2_000 ? ms : 100) })
  const { handle, close } = await imapServer({
    login,
    messages,
    between,
    holdsBack: ['text', 'LOGOUT'],
    port: 0,
  }).open(tools)
  const client = spawn(program, args(handle.port, password), { stdio: ['ignore', 'pipe', 'pipe'] })
  const [said, errors, [status]] = await Promise.all([
    text(client.stdout),
    text(client.stderr),
    once(client, 'close'),
  ])
  await judge(handle)
  tools.board.fail(new Error('the test is over'))
  await close()
  return { said, errors, status: Number(status) }
}

test.each(witnesses)('$program reads a message', { timeout: withinMs }, async (witness) => {
  const { said, errors, status } = await read(witness, login.password, async (server) => {
    await server.letsIn({ withinMs })
    await server.isReadFrom({ withinMs })
    server.sentOnly(2)
    server.sawStrictCommands()
    server.heardLogout()
  })
  expect(said.replaceAll('\r\n', '\n'), errors).toContain(messages[1])
  expect(status).toBe(0)
})

test.each(witnesses)('$program hears that its password is wrong', { timeout: withinMs }, async (witness) => {
  const { errors, status } = await read(witness, 'other', async (server) => {
    await expect(server.letsIn({ withinMs })).rejects.toMatchObject({
      mismatch: { actual: expect.stringContaining('NO [AUTHENTICATIONFAILED]') },
    })
  })
  expect(status, errors).not.toBe(0)
})
