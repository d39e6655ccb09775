// The tier works, and what the other tiers begin with.
import { httpClient } from '#graders/author/http'
import { type CheckContext, check } from '#graders/author/lab'

export const asServer = { transport: 'tcp', port: 8_080, withinMs: 10_000 } as const
export const soon = { withinMs: 4_000 }
export const closing = { fields: { Connection: 'close' } }

/** Commands for the student's own machine: the server is started in a folder with a file, asked and stopped. */
export const beside = (command: string) =>
  `echo "<p>Hello.</p>" > hello.html; {program} 8080 & server=$!; sleep 1; ${command}; kill $server`
export const curl = 'curl -sS -m 3 -i http://127.0.0.1:8080'
export const nc = 'timeout 3 nc 127.0.0.1 8080'

export type Context = Pick<CheckContext, 'open' | 'program' | 'random'>

/** The program with a page in its working folder, whose words nobody knows beforehand. */
export async function servePage({ program, random }: Pick<Context, 'program' | 'random'>) {
  const page = `<!doctype html>\n<title>${random.words(2)}</title>\n<p>${random.token()}</p>\n`
  const server = await program.serve({ ...asServer, files: { 'hello.html': page } })
  return { server, page }
}

export type Server = Awaited<ReturnType<typeof servePage>>['server']

/** A client comes, asks for the page in one segment and reads it, and nothing else is asked of the response. */
export async function getsPage(open: Context['open'], to: Server, page: string) {
  const client = await open(httpClient({ to }))
  await client.asks('/hello.html', closing)
  await client.hears(page, soon)
  await client.endsSending()
}

export const listens = check('listens', {
  tier: 'works',
  says: 'Listens at a TCP port.',
  points: 1,
  why: {
    says: 'A web server is found by its port. It listens before any client comes.',
    reference: 'RFC 9110 section 4.2.1',
  },
  tryIt: beside('ss -ltn | grep 8080'),
  async run({ program }) {
    await program.serve(asServer)
  },
})

export const sendsFile = check('sends-file', {
  tier: 'works',
  says: 'Sends the file that is asked for.',
  needs: [listens],
  points: 2,
  why: {
    says: 'The target of a request without its first slash is the path of the file in the working folder.',
  },
  tryIt: beside(`${curl}/hello.html`),
  async run({ program, open, random }) {
    const { server, page } = await servePage({ program, random })
    await getsPage(open, server, page)
  },
})

export const keepsServing = check('keeps-serving', {
  tier: 'works',
  says: 'Serves five clients, one after the other.',
  needs: [sendsFile],
  points: 1,
  why: { says: 'A server serves whoever comes: after a client it waits for the next one.' },
  tryIt: beside(`for n in 1 2 3; do ${curl}/hello.html; done`),
  async run({ program, open, random }) {
    const { server, page } = await servePage({ program, random })
    for (let left = 5; left > 0; left -= 1) await getsPage(open, server, page)
  },
})

export const notFound = check('not-found', {
  tier: 'works',
  says: 'Answers 404 where there is no such file, and goes on.',
  needs: [keepsServing],
  points: 1,
  why: {
    says: 'Nothing is also an answer: the client must learn that the server knows no such file.',
    reference: 'RFC 9110 section 15.5.5',
  },
  tryIt: beside(`${curl}/missing.html`),
  async run({ program, open, random }) {
    const { server, page } = await servePage({ program, random })
    const alice = await open(httpClient({ to: server }))
    await alice.asks(`/${random.token()}.html`, closing)
    await alice.hears('404', soon)
    await alice.endsSending()
    await getsPage(open, server, page)
  },
})
