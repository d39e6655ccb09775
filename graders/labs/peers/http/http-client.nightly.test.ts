// Our HTTP client against a web server that nobody here wrote: Python's http.server.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { link } from '#graders/labs/network/stream-link.ts'
import { httpClient } from '#graders/labs/peers/http/http-client.ts'
import { makePeerTools } from '#graders/labs/peers/testing/peer-tools.ts'

const withinMs = 60_000
const page = `<p>Grüße</p>\n${'x'.repeat(100_000)}`
let folder = ''
let port = 0
let server: ReturnType<typeof spawn>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'http-oracle-'))
  await writeFile(join(folder, 'hello.html'), page)
  const words = [
    '-u',
    '-m',
    'http.server',
    '--protocol',
    'HTTP/1.1',
    '--bind',
    '127.0.0.1',
    '--directory',
    folder,
    '0',
  ]
  server = spawn('python3', words, { stdio: ['ignore', 'pipe', 'ignore'] })
  if (server.stdout === null) throw new Error('python3 was started without its output')
  const [said] = await once(server.stdout, 'data')
  port = Number(/port (\d+)/.exec(String(said))?.[1])
  expect(port).toBeGreaterThan(0)
})
afterAll(async () => {
  server.kill()
  await rm(folder, { recursive: true })
})

const connect = async (over = link()) => {
  const to = { host: '127.0.0.1', port, rests: () => Promise.resolve() }
  return await httpClient({ to, over }).open(makePeerTools())
}

test('reads several responses on one connection: a file, a head, an error', async () => {
  const { handle: alice, close } = await connect()
  await alice.asks('/hello.html')
  const response = await alice.hearsResponse({ withinMs })
  response.hasStatus(200)
  response.isSound()
  response.saysItsLength()
  response.hasField('content-type', 'text/html')
  response.holds(page)
  expect(() => response.holds(`${page}x`)).toThrow('malformed')
  response.hidesAll('Grüsse')
  expect(() => response.hidesAll('Grüße')).toThrow('wrong-field')
  await alice.asks('/hello.html', { method: 'HEAD' })
  const head = await alice.hearsResponse({ withinMs, to: 'HEAD' })
  head.hasField('Content-Length', String(Buffer.byteLength(page)))
  alice.heardNothingMore()
  await alice.asks('/missing.html', { fields: { Connection: 'close' } })
  const missing = await alice.hearsResponse({ withinMs })
  missing.hasStatus(404)
  expect(() => missing.hasStatus(200)).toThrow('wrong-field')
  await alice.seesClose({ withinMs })
  await close()
})

test('its request arrives whole, also in pieces', async () => {
  const { handle: alice, close } = await connect(link({ split: 'every-byte' }))
  await alice.asks('/hello.html')
  const response = await alice.hearsResponse({ withinMs })
  response.holds(page)
  await close()
})

test('a response without an end is told as such', async () => {
  const { handle: alice, close } = await connect()
  await alice.sends('GET /hello.html HTTP/1.1\r\n')
  await expect(alice.hearsResponse({ withinMs: 300 })).rejects.toMatchObject({
    mismatch: { code: 'timeout' },
  })
  await close()
})
