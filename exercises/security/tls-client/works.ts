// The tier works, and what the other tiers begin with.
import { type CheckContext, check } from '#graders/author/lab'
import { issueCertificate, tlsOrigin } from '#graders/author/tls'

export const soon = { withinMs: 5_000 }
export const path = '/account.html'

type Context = Pick<CheckContext, 'open' | 'program' | 'random'>
type Certificate = Parameters<typeof issueCertificate>[0]
type Options = Parameters<typeof tlsOrigin>[0]

/** A page whose words nobody knows beforehand. */
export const pageOf = (random: Context['random']) =>
  `<!doctype html>\n<title>${random.words(2)}</title>\n<p>Grüße, ${random.token()}</p>\n`

export const hostOf = (random: Context['random']) =>
  `${random.words(2).replace(' ', '-')}.${random.words(1)}.example`

/**
 * An authority that the program is told to trust, a server, and the program that asks it for a page. The server shows a
 * certificate for its name that the authority has signed, or what is named instead.
 */
export async function visit(
  { open, program, random }: Context,
  {
    shows,
    host = hostOf(random),
    page = { content: pageOf(random) },
    ...options
  }: Partial<Omit<Options, 'identity'>> & {
    host?: string
    shows?: (authority: ReturnType<typeof issueCertificate>, host: string) => Partial<Certificate>
  } = {},
) {
  const authority = issueCertificate({ name: 'The authority of this lab', isAuthority: true })
  const identity = issueCertificate({ name: host, hosts: [host], by: authority, ...shows?.(authority, host) })
  const origin = await open(tlsOrigin({ identity, page, ...options }))
  const client = await program.start({
    args: [host, origin.port, path, 'authority.pem'],
    files: { 'authority.pem': authority.certificate },
  })
  return { host, origin, client }
}

const names = '-subj /CN=localhost -addext subjectAltName=DNS:localhost'
/** Commands for the student's own machine: a server that shows a certificate, and the program beside it. */
export const beside = (server = names, host = 'localhost', more = '') =>
  `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout key.pem -out shown.pem ${server} -days 2; ${more === '' ? 'cp shown.pem authority.pem' : more}; openssl s_server -accept 8443 -key key.pem -cert shown.pem -www & sleep 1; {program} ${host} 8443 / authority.pem; echo "exit status $?"`

export const speaksTls = check('speaks-tls', {
  tier: 'works',
  says: 'Begins with a TLS handshake, and brings it to its end where the certificate is good.',
  points: 1,
  why: {
    says: 'Before the handshake is over there is no key: whatever is said earlier, everybody on the way can read, and change.',
    reference: 'RFC 8446 section 2',
  },
  tryIt: beside(),
  async run(context) {
    const { origin } = await visit(context)
    await origin.isTrusted(soon)
  },
})

export const printsContent = check('prints-content', {
  tier: 'works',
  says: 'Asks for the path with GET, prints the content of the response, and ends with exit status 0.',
  needs: [speaksTls],
  points: 2,
  why: {
    says: 'Inside TLS everything is as it was: a request, an empty line, a head, and content, which stands behind the empty line.',
    reference: 'RFC 9110 section 4.2.2',
  },
  tryIt: beside(),
  async run(context) {
    const content = pageOf(context.random)
    const { origin, client } = await visit(context, { page: { content } })
    const request = await origin.hearsRequest(soon)
    request.hasMethod('GET')
    request.hasPath(path)
    await client.prints(content, soon)
    await client.exits(0, soon)
  },
})
