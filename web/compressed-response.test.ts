import { createServer, get, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { gunzipSync, zstdDecompressSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { CompressedResponse } from './compressed-response.ts'

const servers: Server[] = []
afterEach(() => servers.splice(0).forEach((server) => server.close()))

const page = 'Nothing typed is ever lost. '.repeat(200)

/** What a client that takes `accepts` gets of a server that answers so. */
async function ask(
  answer: (response: ServerResponse) => void | Promise<void>,
  accepts = 'gzip, deflate, br, zstd',
) {
  const server = createServer({ ServerResponse: CompressedResponse }, (_, response) => void answer(response))
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  const response = await new Promise<IncomingMessage>((resolve) =>
    get({ port: address.port, headers: { 'accept-encoding': accepts }, agent: false }, resolve),
  )
  const { headers } = response
  return { response, headers, read: () => buffer(response) }
}

const inPieces = (type: string) => (response: ServerResponse) => {
  response.setHeader('Content-Type', type)
  response.flushHeaders()
  for (let at = 0; at < page.length; at += 1_000) response.write(page.slice(at, at + 1_000))
  response.end()
}

const shout = (response: ServerResponse) => {
  if (response instanceof CompressedResponse) response.rewrite = (html) => html.toUpperCase()
}

describe('CompressedResponse', () => {
  it('sends a page that came in pieces in one, in what the client takes', async () => {
    const zstd = await ask(inPieces('text/html; charset=utf-8'))
    expect(zstd.headers).toMatchObject({ 'content-encoding': 'zstd', vary: 'Accept-Encoding' })
    const bytes = await zstd.read()
    expect(Number(zstd.headers['content-length'])).toBe(bytes.length)
    expect(zstdDecompressSync(bytes).toString()).toBe(page)

    const gzip = await ask(inPieces('text/x-component'), 'gzip, zstd;q=0')
    expect(gzip.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(await gzip.read()).toString()).toBe(page)

    const plain = await ask(inPieces('text/html'), 'identity')
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect((await plain.read()).toString()).toBe(page)
  })

  it('sends what goes on as far as it is', async () => {
    const { promise: finished, resolve: finish } = Promise.withResolvers<void>()
    const { response, headers } = await ask(async (answer) => {
      answer.setHeader('Content-Type', 'text/html')
      answer.write(page)
      await finished
      answer.end('The end.')
    }, 'gzip')
    expect(headers['content-encoding']).toBe('gzip')
    const pieces: Buffer[] = []
    response.on('data', (piece: Buffer) => pieces.push(piece))
    await expect.poll(() => pieces.length, { timeout: 60_000 }).toBeGreaterThan(0)
    finish()
    await new Promise((resolve) => response.on('end', resolve))
    expect(gunzipSync(Buffer.concat(pieces)).toString()).toBe(`${page}The end.`)
  })

  it.each([
    ['events', 'text/event-stream', {}],
    ['what must stay as it is', 'text/html', { 'Cache-Control': 'no-transform' }],
    ['fonts', 'font/woff2', {}],
  ])('leaves %s alone', async (_, type, headers) => {
    const { response, headers: got } = await ask((answer) => {
      for (const [name, value] of Object.entries(headers)) answer.setHeader(name, value)
      inPieces(type)(answer)
    })
    expect(got['content-encoding']).toBeUndefined()
    expect((await buffer(response)).toString()).toBe(page)
  })

  it.each([
    ['gzip', (bytes: Buffer) => gunzipSync(bytes).toString()],
    ['identity', String],
  ])('makes something else of a whole page (%s)', async (accepts, read) => {
    const html = await ask((response) => {
      shout(response)
      inPieces('text/html')(response)
    }, accepts)
    expect(read(await html.read())).toBe(page.toUpperCase())
    const data = await ask((response) => {
      shout(response)
      inPieces('text/x-component')(response)
    }, accepts)
    expect(read(await data.read())).toBe(page)
  })

  it('sends what is short as it is', async () => {
    const { headers, read } = await ask((answer) => {
      answer.setHeader('Content-Type', 'application/json')
      answer.end('{"ok":true}')
    })
    expect(headers).toMatchObject({ 'content-length': '11' })
    expect((await read()).toString()).toBe('{"ok":true}')
  })
})
