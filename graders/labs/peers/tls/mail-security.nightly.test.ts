// Our mail servers over TLS, at once and when asked, heard by clients that nobody here wrote and that verify whom they talk
// to: Python's smtplib and imaplib, curl, and openssl and swaks where they are installed.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { imapServer } from '#graders/labs/peers/imap/imap-server.ts'
import { smtpServer } from '#graders/labs/peers/smtp/smtp-server.ts'
import { makePeerTools } from '#graders/labs/peers/testing/peer-tools.ts'
import { issueCertificate } from '#graders/labs/peers/tls/issue-certificate.ts'
import type { MailSecurity } from '#graders/labs/peers/tls/mail-security.ts'

const withinMs = 60_000
const host = 'localhost'
const authority = issueCertificate({ name: 'An authority', isAuthority: true })
const stranger = issueCertificate({ name: 'Another authority', isAuthority: true })
const identity = issueCertificate({ name: host, hosts: [host], by: authority })
const folder = mkdtempSync(join(tmpdir(), 'mail-'))
const [trusted, other] = [join(folder, 'ca.pem'), join(folder, 'other.pem')]
writeFileSync(trusted, authority.certificate)
writeFileSync(other, stranger.certificate)
afterAll(() => rmSync(folder, { recursive: true }))

const letter = 'Subject: dots\n\n.\n..two\nend\n'
const from = 'al@a.example'
const to = 'eve@b.example'
const message = 'Subject: two\n\na3 OK Done\nGrüße\n'

const smtplib = `
import smtplib, ssl, sys
port, how, ca = int(sys.argv[1]), sys.argv[2], sys.argv[3]
context = ssl.create_default_context(cafile=ca)
if how == 'at-once':
    server = smtplib.SMTP_SSL('${host}', port, context=context)
else:
    server = smtplib.SMTP('${host}', port)
    server.ehlo()
    assert server.has_extn('starttls')
    server.starttls(context=context)
server.ehlo()
assert not server.has_extn('starttls')
server.sendmail('${from}', ['${to}'], sys.stdin.read())
server.quit()
`
const imaplib = `
import imaplib, ssl, sys
port, how, ca = int(sys.argv[1]), sys.argv[2], sys.argv[3]
context = ssl.create_default_context(cafile=ca)
if how == 'at-once':
    box = imaplib.IMAP4_SSL('${host}', port, ssl_context=context)
else:
    box = imaplib.IMAP4('${host}', port)
    assert 'STARTTLS' in box.capabilities
    box.starttls(ssl_context=context)
assert 'STARTTLS' not in box.capabilities
box.login('al', 'secret')
box.select('INBOX')
sys.stdout.buffer.write(box.fetch('1', '(RFC822)')[1][0][1])
box.logout()
`
type Begins = MailSecurity['begins']
interface Witness {
  program: string
  args: (port: number, begins: Begins, ca: string) => string[]
}

const python = (script: string): Witness => ({
  program: 'python3',
  args: (port, begins, ca) => ['-c', script, String(port), begins, ca],
})
const asked = (begins: Begins, words: readonly string[]) => (begins === 'when-asked' ? [...words] : [])
const senders: readonly Witness[] = [
  python(smtplib),
  {
    program: 'curl',
    args: (port, begins, ca) => [
      '-sS',
      '--crlf',
      '--cacert',
      ca,
      ...asked(begins, ['--ssl-reqd']),
      '--upload-file',
      '-',
      '--mail-from',
      from,
      '--mail-rcpt',
      to,
      `${begins === 'at-once' ? 'smtps' : 'smtp'}://${host}:${port}/client.a.example`,
    ],
  },
  {
    program: 'swaks',
    args: (port, begins, ca) => [
      '--server',
      host,
      '--port',
      String(port),
      '--helo',
      'client.a.example',
      '--from',
      from,
      '--to',
      to,
      '--data',
      '-',
      '--suppress-data',
      begins === 'at-once' ? '--tls-on-connect' : '--tls',
      '--tls-ca-path',
      ca,
      '--tls-verify',
    ],
  },
]
const readers: readonly Witness[] = [
  python(imaplib),
  {
    program: 'curl',
    args: (port, begins, ca) => [
      '-sS',
      '--cacert',
      ca,
      '--user',
      'al:secret',
      ...asked(begins, ['--ssl-reqd']),
      `${begins === 'at-once' ? 'imaps' : 'imap'}://${host}:${port}/INBOX;MAILINDEX=1`,
    ],
  },
]
const openssl = (protocol: string): Witness => ({
  program: 'openssl',
  args: (port, begins, ca) => [
    's_client',
    '-connect',
    `127.0.0.1:${port}`,
    '-CAfile',
    ca,
    '-verify_hostname',
    host,
    '-verify_return_error',
    '-quiet',
    '-crlf',
    ...asked(begins, ['-starttls', protocol]),
  ],
})
const isThere = ({ program }: Witness) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0
for (const witness of [...senders, openssl('smtp')])
  if (!isThere(witness)) console.warn(`Left out: there is no ${witness.program} to be asked.`)

const ways: readonly Begins[] = ['at-once', 'when-asked']
const pairs = (witnesses: readonly Witness[]) =>
  witnesses.filter(isThere).flatMap((witness) => ways.map((begins) => ({ ...witness, begins })))

const makeTools = () => makePeerTools({ idle: (ms) => setTimeout(ms > 2_000 ? ms : 100) })

async function ask({ program, args }: Witness, port: number, begins: Begins, ca: string, says: string) {
  const client = spawn(program, args(port, begins, ca), { stdio: ['pipe', 'pipe', 'pipe'] })
  client.stdin.on('error', () => {})
  client.stdin.end(says)
  const [said, errors, [status]] = await Promise.all([
    text(client.stdout),
    text(client.stderr),
    once(client, 'close'),
  ])
  return { said, errors, status: Number(status) }
}

const closing = async (tools: ReturnType<typeof makeTools>, close: () => Promise<void>) => {
  tools.board.fail(new Error('the test is over'))
  await close()
}

async function handIn(witness: Witness, begins: Begins, ca: string, says = letter) {
  const tools = makeTools()
  const { handle, close } = await smtpServer({ security: { identity, begins }, port: 0 }).open(tools)
  const asks = await ask(
    witness,
    handle.port,
    begins,
    ca,
    witness.program === 'swaks' ? says.trimEnd() : says,
  )
  const crossed = tools.recorder.entries.map(({ base64 = '' }) =>
    Buffer.from(base64, 'base64').toString('latin1'),
  )
  const heard = () => {
    handle.heardEnvelope({ from, to: [to] })
    handle.heardLetter(letter)
  }
  return { ...asks, heard, handle, crossed: crossed.join(''), end: () => closing(tools, close) }
}

describe('a letter', () => {
  test.each(pairs(senders))('is handed in by $program, $begins', { timeout: withinMs }, async (pair) => {
    const { status, errors, said, heard, crossed, end } = await handIn(pair, pair.begins, trusted)
    expect(status, said + errors).toBe(0)
    heard()
    // Nothing of it crosses in the clear.
    expect(crossed).not.toMatch(/MAIL FROM|Subject|end/)
    expect(crossed.includes('STARTTLS')).toBe(pair.begins === 'when-asked')
    await end()
  })

  test.each(pairs(senders.slice(0, 2)))(
    '$program, $begins, hands nothing in to whom it does not trust',
    { timeout: withinMs },
    async (pair) => {
      const { status, handle, end } = await handIn(pair, pair.begins, other)
      expect(status).not.toBe(0)
      handle.heardNoLetter()
      await end()
    },
  )

  test.runIf(isThere(openssl('smtp'))).each(ways)(
    'openssl talks to the server, %s',
    { timeout: withinMs },
    async (begins) => {
      const dialogue = 'EHLO client.a.example\nNOOP\nQUIT\n'
      const { status, said, errors, end } = await handIn(openssl('smtp'), begins, trusted, dialogue)
      expect(status, errors).toBe(0)
      expect(said).toMatch(/250 AUTH LOGIN PLAIN[^]*250 OK[^]*221 /)
      expect(said).not.toContain('250-STARTTLS')
      await end()
    },
  )
})

test.each([...pairs(readers), ...pairs([openssl('imap')])])(
  'a mailbox is read by $program, $begins',
  { timeout: withinMs },
  async (pair) => {
    const tools = makeTools()
    const security = { identity, begins: pair.begins }
    const { handle, close } = await imapServer({ security, messages: [message], port: 0 }).open(tools)
    const dialogue = 'a LOGIN al secret\nb SELECT INBOX\nc FETCH 1 (RFC822)\nd LOGOUT\n'
    const { said, errors, status } = await ask(pair, handle.port, pair.begins, trusted, dialogue)
    expect(status, said + errors).toBe(0)
    expect(said.replaceAll('\r\n', '\n')).toContain(message)
    tools.board.fail(new Error('the test is over'))
    await close()
  },
)
