// The tier works, and what the other tiers begin with.
import { httpOrigin } from '#graders/author/http'
import { type CheckContext, check } from '#graders/author/lab'

export const soon = { withinMs: 4_000 }
export const path = '/hello.html'

type Context = Pick<CheckContext, 'open' | 'program' | 'random'>
type Options = Parameters<typeof httpOrigin>[0]

/** A page whose words nobody knows beforehand, in one small segment. */
export const pageOf = (random: Context['random']) =>
  `<!doctype html>\n<title>${random.words(2)}</title>\n<p>${random.token()}</p>\n`

/** A server with these pages, and the program that asks it for one. */
export async function ask({ open, program }: Context, options: Options, ...more: string[]) {
  const origin = await open(httpOrigin(options))
  const client = await program.start({
    args: [origin.host, origin.port, ...(more.length > 0 ? more : [path])],
  })
  return { origin, client }
}

const pieces = (bytes: readonly string[]) => bytes.map((piece) => `printf '${piece}'`).join('; sleep 1; ')

/** Commands for the student's own machine: a server for one client, and the program beside it. */
export const beside = (bytes: string | readonly string[], after = '') =>
  `(sleep 2; ${pieces([bytes].flat())}) | timeout 9 nc -lp 8080 -q 1 & sleep 1; {program} 127.0.0.1 8080 /hello.html${after}`
export const ok = 'HTTP/1.1 200 OK\\r\\n'
export const status = '; echo "exit status $?"'

export const sendsRequest = check('sends-request', {
  tier: 'works',
  says: 'Connects, and asks for the path with GET; an empty line ends the request.',
  points: 1,
  why: {
    says: 'A server answers when it has seen the empty line: before that, more fields may come.',
    reference: 'RFC 9112 section 2.1',
  },
  tryIt: beside(`${ok}\\r\\n`).replace('-q 1', '-q 1 | hexdump -C'),
  async run(context) {
    const pages = { [path]: { content: pageOf(context.random) } }
    const { origin } = await ask(context, { pages, closes: 'always' })
    const request = await origin.hearsRequest(soon)
    request.hasMethod('GET')
    request.hasPath(path)
  },
})

export const printsContent = check('prints-content', {
  tier: 'works',
  says: 'Prints the content of the response, and ends with exit status 0.',
  needs: [sendsRequest],
  points: 2,
  why: {
    says: 'The content is what the user wants: it stands behind the empty line that ends the head. After the close, recv() returns no bytes, for ever.',
    reference: 'RFC 9112 section 2.1',
  },
  tryIt: beside(`${ok}Content-Length: 6\\r\\nConnection: close\\r\\n\\r\\nHello\\n`, status),
  async run(context) {
    const content = pageOf(context.random)
    const { client } = await ask(context, { pages: { [path]: { content } }, closes: 'always' })
    await client.prints(content, soon)
    await client.exits(0, soon)
  },
})

export const reportsMissing = check('reports-missing', {
  tier: 'works',
  says: 'Says 404 when the server has no such page.',
  needs: [printsContent],
  points: 1,
  why: {
    says: 'The status code says what came of the request: whoever sees nothing, or only the words of the error page, cannot tell.',
    reference: 'RFC 9110 section 15.5.5',
  },
  tryIt: beside('HTTP/1.1 404 Not Found\\r\\nContent-Length: 0\\r\\nConnection: close\\r\\n\\r\\n'),
  async run(context) {
    const { client } = await ask(context, { pages: {}, closes: 'always' })
    await client.ends(soon)
    client.showsNoStackTrace()
    await client.says('404', soon)
  },
})
