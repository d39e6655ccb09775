// Our web server against clients that nobody here wrote: curl and wget.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterEach, expect, test } from 'vitest'
import { link } from '#graders/labs/network/stream-link.ts'
import { type HttpOrigin, httpOrigin, type OriginOptions } from '#graders/labs/peers/http/http-origin.ts'
import { makePeerTools } from '#graders/labs/peers/testing/peer-tools.ts'

const run = promisify(execFile)
const content = `<p>Grüße</p>\n${'x'.repeat(20_000)}\n`
const framings = ['content-length', 'chunked', 'close'] as const
const soon = { withinMs: 60_000 }

let close = () => Promise.resolve()
afterEach(() => close())

async function serve(options: OriginOptions): Promise<HttpOrigin> {
  const opened = await httpOrigin({ port: 0, ...options }).open(makePeerTools())
  close = opened.close
  return opened.handle
}

const urlOf = ({ port }: HttpOrigin, path: string) => `http://127.0.0.1:${port}${path}`
const curl = async (...words: string[]) => (await run('curl', ['-sS', '-m', '50', ...words])).stdout
const wget = async (...words: string[]) =>
  (await run('wget', ['-q', '-O', '-', '--tries=1', '--timeout=50', ...words])).stdout

test.each(framings)('curl and wget read content that ends by %s, in whatever pieces', async (framing) => {
  const misbehaves = {
    chunkExtension: 'note="a;b"',
    trailers: [['Digest', 'x']],
    fieldNames: 'capital',
    interim: [103],
  } as const
  const page = { content, framing, chunkSizes: [1, 500, 4_000], misbehaves }
  const origin = await serve({ pages: { '/a': page }, over: link({ split: 'random' }) })
  expect(await curl(urlOf(origin, '/a'))).toBe(content)
  expect(await wget(urlOf(origin, '/a'))).toBe(content)
  for (const number of [0, 1]) {
    const request = await origin.hearsRequest({ ...soon, number })
    request.isSound()
    request.hasVersion11()
    request.hasTarget('/a')
    request.hasField('Host', `127.0.0.1:${origin.port}`)
    expect(() => request.hasMethod('HEAD')).toThrow('wrong-field')
  }
})

test('several requests come on one connection, HEAD among them, and an unknown page is 404', async () => {
  const origin = await serve({ pages: { '/a': { content, fields: { ETag: '"v1"' } } } })
  const head = await curl('-I', urlOf(origin, '/a'), urlOf(origin, '/none'))
  expect(head).toContain(`Content-Length: ${Buffer.byteLength(content)}`)
  expect(head).toContain('404 Not Found')
  origin.sawOneConnection()
  expect(origin.heard.map(({ method }) => method)).toEqual(['HEAD', 'HEAD'])
})

test('conditions are answered with 304, and redirects are followed', async () => {
  const modified = 'Sun, 06 Nov 1994 08:49:37 GMT'
  const origin = await serve({
    pages: {
      '/a': { content, fields: { ETag: '"v1"', 'Last-Modified': modified } },
      '/old': { status: 301, fields: { Location: '/a' } },
    },
  })
  const status = ['-o', '/dev/null', '-w', '%{http_code}']
  const asked = (field: string) => curl(...status, '-H', field, urlOf(origin, '/a'))
  expect(await asked('If-None-Match: "v0", W/"v1"')).toBe('304')
  expect(await asked('If-None-Match: "v0"')).toBe('200')
  expect(await asked(`If-Modified-Since: ${modified}`)).toBe('304')
  expect(await asked('If-Modified-Since: Sat, 05 Nov 1994 08:49:37 GMT')).toBe('200')
  expect(await curl('-L', urlOf(origin, '/old'))).toBe(content)
  origin.changes('/a', { content: 'new', fields: { ETag: '"v2"' } })
  expect(await asked('If-None-Match: "v1"')).toBe('200')
})

test('content that is cut short is an error for both', async () => {
  const origin = await serve({ pages: { '/a': { content, misbehaves: { announcesMore: 9 } } } })
  await expect(curl(urlOf(origin, '/a'))).rejects.toMatchObject({ code: 18 })
  await expect(wget(urlOf(origin, '/a'))).rejects.toThrow()
})

test('pages answer the methods that they are given, with the content that came', async () => {
  const origin = await serve({ pages: { '/a': { content } }, methods: ['POST'] })
  expect(await curl('-d', 'text=abc', urlOf(origin, '/a'))).toBe(content)
  expect(await curl(urlOf(origin, '/a'))).toContain('nothing else')
  const request = await origin.hearsRequest(soon)
  request.holds('text=abc')
  expect(() => request.holds('text=abd')).toThrow('malformed')
})

test('a request without its end is told as such', async () => {
  const origin = await serve({ pages: {} })
  const talk = run('curl', ['-sS', '-m', '10', `telnet://127.0.0.1:${origin.port}`])
  talk.child.stdin?.write('GET / HTTP/1.1\r\nHost: a\r\n')
  await expect(origin.hearsRequest({ withinMs: 1_500 })).rejects.toMatchObject({
    mismatch: { code: 'timeout', waitedFor: expect.stringContaining('the empty line') },
  })
  talk.child.stdin?.write('Content-Length: 10\r\n\r\nabc')
  await expect(origin.hearsRequest({ withinMs: 1_000 })).rejects.toMatchObject({
    mismatch: { waitedFor: 'the content of the request: 3 of 10 bytes came' },
  })
  talk.child.kill()
  await talk.catch(() => {})
})
