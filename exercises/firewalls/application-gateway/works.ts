// The tier works: a browser that asks in absolute form, and looks for what it wants in whatever comes.
import { httpClient, httpOrigin } from '#graders/author/http'
import { type CheckContext, check } from '#graders/author/lab'

export type Context = Pick<CheckContext, 'open' | 'program' | 'random'>

export const soon = { withinMs: 4_000 }

/** The gateway, with its rules. */
export const gateway = (program: Context['program'], rules: readonly string[] = []) =>
  program.serve({ transport: 'tcp', port: 8_888, withinMs: 10_000, further: rules })

export type Gateway = Awaited<ReturnType<typeof gateway>>

/** A page whose words nobody knows beforehand. */
export const pageOf = (random: Context['random']) =>
  `<!doctype html>\n<title>${random.words(2)}</title>\n<p>${random.token()}</p>\n`

/** Hosts that only this check knows: one to be let through, one to be refused. */
export const siteOf = (random: Context['random']) => `www.${random.token().toLowerCase()}.example`
export const blockedOf = (random: Context['random']) => `ads.${random.token().toLowerCase()}.example`

/** An origin to which every name leads, with these pages. */
export const originOf = (
  { open }: Pick<Context, 'open'>,
  pages: Readonly<Record<string, { content: string | Buffer }>>,
) => open(httpOrigin({ port: 80, party: 'origin', pages }))

/** A browser that has asked for this URL; the field Host is as the URL has it. */
export async function asks(
  { open }: Pick<Context, 'open'>,
  to: Gateway,
  url: string,
  { method = 'GET', host = /^http:\/\/([^/]*)/i.exec(url)?.[1] ?? url } = {},
) {
  const browser = await open(httpClient({ to }))
  await browser.asks(url, { method, fields: { Host: host, Connection: 'close' } })
  return browser
}

export const beside = (command: string, rules = '') =>
  `mkdir -p site; echo "<p>Hello.</p>" > site/index.html; python3 -m http.server -d site 8000 & origin=$!; {program} 8888${rules} & gateway=$!; sleep 1; ${command}; kill $gateway $origin`
export const curl = 'curl -sS -m 3 -i -x http://127.0.0.1:8888'

export const listens = check('listens', {
  tier: 'works',
  says: 'Listens at a TCP port.',
  points: 1,
  why: { says: 'Browsers are told the port of their gateway, and connect to it as to any server.' },
  tryIt: beside('ss -ltn | grep 8888'),
  async run({ program }) {
    await gateway(program)
  },
})

export const forwards = check('forwards', {
  tier: 'works',
  says: 'Brings the page that a browser asks for with its whole URL.',
  needs: [listens],
  points: 2,
  why: {
    says: 'A gateway is a server on one side and a client on the other. The URL says whom to ask.',
    reference: 'RFC 9112 section 3.2.2',
  },
  tryIt: beside(`${curl} http://127.0.0.1:8000/index.html`),
  async run(context) {
    const { open, program, random } = context
    const content = pageOf(random)
    await open(httpOrigin({ port: 80, party: 'origin', pages: { '/': { content } }, closes: 'always' }))
    const server = await gateway(program)
    const browser = await asks(context, server, `http://${siteOf(random)}/`)
    await browser.hears(content, soon)
  },
})

export const refusesHost = check('refuses-host', {
  tier: 'works',
  says: 'Answers 403 for a host that a rule forbids, and does not ask its server.',
  needs: [forwards],
  points: 2,
  why: {
    says: 'The request alone may carry out a secret, so the decision comes before the question. 403 tells the browser that it was a decision.',
    reference: 'RFC 9110 section 15.5.4',
  },
  tryIt: beside(`${curl} http://localhost:8000/index.html`, ' host=localhost'),
  async run(context) {
    const { program, random } = context
    const blocked = blockedOf(random)
    const origin = await originOf(context, { '/': { content: pageOf(random) } })
    const server = await gateway(program, [`host=${blocked}`])
    const browser = await asks(context, server, `http://${blocked}/`)
    await browser.hears('403', soon)
    await server.rests()
    origin.heardOnly(0)
  },
})
