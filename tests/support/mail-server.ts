// A mail server for tests: SMTP as it is spoken, by the package of nodemailer's authors. It takes what it is sent and
// delivers nothing.
import { once } from 'node:events'
import { SMTPServer } from 'smtp-server'

export interface ReceivedLetter {
  from: string
  to: string[]
  /** As it came, with its encodings. */
  raw: string
  /** Soft line breaks taken out. */
  text: string
}

export interface MailServer {
  /** For SMTP_URL. */
  url: string
  letters: ReceivedLetter[]
  /** What is answered to an address from now on, such as 550; null takes it. */
  refuseWith: (code: number | null) => void
  close: () => Promise<void>
}

export async function startMailServer(
  options: {
    /** The only user and password that are let in; without them nobody is asked. */
    auth?: { user: string; pass: string }
    onLetter?: (letter: ReceivedLetter) => void
  } = {},
): Promise<MailServer> {
  const letters: ReceivedLetter[] = []
  let refusal: number | null = null
  const { auth, onLetter } = options
  const server = new SMTPServer({
    authOptional: auth === undefined,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, done) =>
      username === auth?.user && password === auth?.pass
        ? done(null, { user: username })
        : done(new Error('Invalid username or password')),
    onRcptTo: (_address, _session, done) => {
      if (refusal === null) return done()
      done(Object.assign(new Error('No such letter box'), { responseCode: refusal }))
    },
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8')
        const letter = {
          from: envelope.mailFrom ? envelope.mailFrom.address : '',
          to: envelope.rcptTo.map(({ address }) => address),
          raw,
          text: raw.replaceAll('=\r\n', '').replaceAll('\r\n', '\n'),
        }
        letters.push(letter)
        onLetter?.(letter)
        done()
      })
    },
  })
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('A mail server has a port.')
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    letters,
    refuseWith: (code) => {
      refusal = code
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
