// Our client and our target on the two sides of a gateway that nobody here wrote: microsocks, and curl as its client.
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { promisify } from 'node:util'
import { afterEach, expect, test } from 'vitest'
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { relayTarget } from '#graders/labs/peers/socks/relay-target.ts'
import { socksClient } from '#graders/labs/peers/socks/socks-client.ts'
import { makePeerTools } from '#graders/labs/peers/testing/peer-tools.ts'
import { findTool } from '#graders/sandbox/host/find-tool.ts'

const soon = { withinMs: 60_000 }
const microsocks = findTool('microsocks')
if (microsocks === null) console.warn('Left out: microsocks is not installed.')

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('a server without a port')
  return address.port
}

/** A gateway, a client that has connected to it, and a target. */
async function around() {
  const tools = makePeerTools()
  const far = await relayTarget({ port: 0 }).open(tools)
  closing.push(far.close)
  const port = await freePort()
  const gateway = spawn(microsocks ?? '', ['-i', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' })
  closing.push(() => gateway.kill())
  const to = { host: '127.0.0.1', port, rests: () => Promise.resolve() }
  const patient = Date.now() + soon.withinMs
  for (;;) {
    try {
      const client = await socksClient({ to }).open(tools)
      closing.push(client.close)
      return { far: far.handle, client: client.handle, port }
    } catch (error) {
      // It has not bound its port yet.
      if (!(error instanceof CheckFailure) || Date.now() > patient) throw error
    }
  }
}

test.skipIf(microsocks === null)(
  'a conversation goes through it, each direction to its own end',
  async () => {
    const { far, client } = await around()
    await client.isConnectedTo({ host: 'localhost', port: far.port }, soon)
    await client.sends('question')
    await client.endsSending()
    const line = await far.hears('question', soon)
    await line.says('answer')
    await line.endsSending()
    await client.hearsRelayed('answer', soon)
    await client.seesEnd(soon)
    client.heardNothingMore()
  },
)

test.skipIf(microsocks === null)('methods that it does not take are refused with FF', async () => {
  const { client } = await around()
  await client.greets([1, 2])
  await client.hearsMethod('unacceptable', soon)
})

test.skipIf(microsocks === null)('what nobody listens at is refused with 05', async () => {
  const { client } = await around()
  await client.greets()
  await client.hearsMethod('none', soon)
  await client.asksFor({ host: '127.0.0.1', port: await freePort() })
  await client.hearsReply(0x05, soon)
})

test.skipIf(microsocks === null)('curl reaches our target through it', async () => {
  const { far, port } = await around()
  const url = `http://127.0.0.1:${far.port}/`
  const asked = promisify(execFile)('curl', ['-sS', '-m', '50', '--socks5', `127.0.0.1:${port}`, url])
  const line = await far.hears('GET / HTTP/1.1\r\n', soon)
  await line.says('HTTP/1.0 200 OK\r\n\r\nhello')
  await line.endsSending()
  expect((await asked).stdout).toBe('hello')
})
