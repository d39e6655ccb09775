// The tier works: a browser that writes its request in whichever of three forms the proxy takes.
import { httpClient, httpOrigin } from '#graders/author/http'
import { type CheckContext, check } from '#graders/author/lab'

export type Context = Pick<CheckContext, 'open' | 'program' | 'random'>

export const asProxy = { transport: 'tcp', port: 8_888, withinMs: 10_000 } as const
export const soon = { withinMs: 4_000 }
export const keeps = { 'Cache-Control': 'max-age=3600' }
export const closing = { Connection: 'close' }

export const beside = (command: string) =>
  `mkdir -p site; echo "<p>Hello.</p>" > site/index.html; python3 -m http.server -d site 8000 & origin=$!; {program} 8888 & proxy=$!; sleep 1; ${command}; kill $proxy $origin`
export const curl = 'curl -sS -m 3 -i -x http://127.0.0.1:8888 http://127.0.0.1:8000'

/** A page whose words nobody knows beforehand. */
export const pageOf = (random: Context['random']) =>
  `<!doctype html>\n<title>${random.words(2)}</title>\n<p>${random.token()}</p>\n`

/** Host of a site that only this check knows. */
export const siteOf = (random: Context['random']) => `www.${random.token().toLowerCase()}.example`

/** What browsers and students write: the whole URL; the site as the path, as typed behind the proxy's address; the path
 * alone, with the site in the field Host. */
const forms: readonly ((site: string) => readonly [target: string, host: string])[] = [
  (site) => [`http://${site}/`, site],
  (site) => [`/${site}`, '127.0.0.1:8888'],
  (site) => ['/', site],
]
const formWithin = { withinMs: 5_000 }

/**
 * Asks through the proxy for the first page of a site, in the first form that brings it; a proxy that has ended of one is
 * started again for the next. @throws what came of the first form
 */
async function firstForm({ open, program }: Context, site: string, content: string) {
  let server = await program.serve(asProxy)
  let failure: unknown
  for (const form of forms) {
    const [target, Host] = form(site)
    const asks = async () => {
      const browser = await open(httpClient({ to: server }))
      await browser.asks(target, { fields: { Host, ...closing } })
      return browser
    }
    try {
      const browser = await asks().catch(async (error: unknown) => {
        failure ??= error
        server = await program.serve(asProxy)
        return await asks()
      })
      await browser.hears(content, formWithin)
      return { server, asks }
    } catch (error) {
      failure ??= error
    }
  }
  throw failure
}

export const listens = check('listens', {
  tier: 'works',
  says: 'Listens at a TCP port.',
  points: 1,
  why: { says: 'Browsers are told the port of their proxy, and connect to it as to any server.' },
  tryIt: beside('ss -ltn | grep 8888'),
  async run({ program }) {
    await program.serve(asProxy)
  },
})

export const forwards = check('forwards', {
  tier: 'works',
  says: 'Fetches a page from the server that its request names, and hands it on.',
  needs: [listens],
  points: 2,
  why: {
    says: 'A proxy is a server on one side and a client on the other: it asks the origin what it was asked.',
    reference: 'RFC 9110 section 3.7',
  },
  tryIt: beside(`${curl}/index.html`),
  async run(context) {
    const { open, random } = context
    const content = pageOf(random)
    await open(httpOrigin({ port: 80, party: 'origin', pages: { '/': { content } }, closes: 'always' }))
    await firstForm(context, siteOf(random), content)
  },
})

export const caches = check('caches', {
  tier: 'works',
  says: 'Answers the second request for a page that may be kept by itself, without a word to the origin.',
  needs: [forwards],
  points: 2,
  why: {
    says: 'That is what a cache is for: the second one who asks waits for nobody, and the origin has less to do.',
    reference: 'RFC 9111 section 4',
  },
  tryIt: beside(`${curl}/index.html; ${curl}/index.html`),
  async run(context) {
    const { open, random } = context
    const content = pageOf(random)
    const origin = await open(
      httpOrigin({ port: 80, party: 'origin', pages: { '/': { content, fields: keeps } }, closes: 'always' }),
    )
    const { server, asks } = await firstForm(context, siteOf(random), content)
    await server.rests()
    const before = origin.heard.length
    const second = await asks()
    await second.hears(content, soon)
    await server.rests()
    origin.heardOnly(before)
  },
})
