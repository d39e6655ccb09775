import { httpClient } from '#graders/author/http'
import { check, hiddenChecks } from '#graders/author/lab'
import { binaryFile } from './conforms.ts'
import { getsNothingOf, survivesEmptyConnection, survivesTraversal } from './survives.ts'
import { closing, getsPage, keepsServing, servePage, soon } from './works.ts'

const otherFiles = check('sends-other-files', {
  tier: 'conforms',
  says: 'Sends whatever lies in the working folder, and in folders in it.',
  needs: [keepsServing],
  points: 2,
  why: { says: 'A server that knows its files beforehand has nothing for anybody else.' },
  async run({ program, open, random }) {
    const [folder, name] = [random.token(), random.token()]
    const files = { [`${folder}/${name}.txt`]: random.words(5), [`${name}.html`]: random.words(6) }
    const server = await program.serve({ transport: 'tcp', port: 8_080, withinMs: 10_000, files })
    for (const [path, text] of Object.entries(files)) {
      const client = await open(httpClient({ to: server }))
      await client.asks(`/${path}`, closing)
      await client.hears(text, soon)
      await client.endsSending()
    }
  },
})

const largeFile = check('survives-large-file', {
  tier: 'survives',
  says: 'Sends a file of 200,000 bytes whole.',
  needs: [binaryFile],
  points: 1,
  why: { says: 'send() may take only the first part of what it is given, and returns how much it took.' },
  async run({ program, open, random }) {
    const bytes = Buffer.from(random.words(40_000).slice(0, 200_000))
    const files = { 'large.bin': bytes }
    const server = await program.serve({ transport: 'tcp', port: 8_080, withinMs: 10_000, files })
    const alice = await open(httpClient({ to: server }))
    await alice.asks('/large.bin', closing)
    const response = await alice.hearsResponse(soon)
    response.holds(bytes)
  },
})

const encodedTraversal = check('survives-encoded-traversal', {
  tier: 'survives',
  says: 'Gives away no file outside its working folder when the dots and slashes are written as %2e and %2f.',
  needs: [survivesTraversal],
  points: 1,
  why: {
    says: 'Whoever looks for .. before it decodes the path looks too early.',
    reference: 'RFC 3986 section 7.3',
  },
  async run({ program, open, random }) {
    const { server, page } = await servePage({ program, random })
    const up = '/%2e%2e'.repeat(8)
    await getsNothingOf(open, server, [
      `${up}/etc/hosts`,
      `/${'%2e%2e%2f'.repeat(8)}etc/hosts`,
      '/%2fetc/hosts',
    ])
    await getsPage(open, server, page)
  },
})

const vanishedClient = check('survives-vanished-client', {
  tier: 'survives',
  says: 'Goes on when a client resets its connection in the middle of its request, or before its response comes.',
  needs: [survivesEmptyConnection],
  points: 1,
  why: {
    says: 'One client’s trouble must not take the service away from everybody else.',
    reference: 'RFC 9293 section 3.10.7.4',
  },
  async run({ program, open, random }) {
    const { server, page } = await servePage({ program, random })
    const cut = await open(httpClient({ to: server, name: 'mallory' }))
    await cut.sends('GET /hel')
    await server.rests()
    cut.resets()
    await server.rests()
    await getsPage(open, server, page)
    // While the program waits for alice, or serves her beside, mallory comes and is gone.
    const alice = await open(httpClient({ to: server, name: 'alice' }))
    await server.rests()
    const gone = await open(httpClient({ to: server, name: 'mallory' }))
    await gone.sendsAndResets(`GET /hello.html HTTP/1.1\r\nHost: ${server.host}\r\n\r\n`)
    await alice.asks('/hello.html', closing)
    await alice.hears(page, soon)
    await alice.endsSending()
    await server.rests()
    await getsPage(open, server, page)
  },
})

export default hiddenChecks([otherFiles, largeFile, encodedTraversal, vanishedClient])
