// Our client and our target on the two sides of a gateway that nobody here wrote: microsocks, and curl as its client.
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { promisify } from 'node:util'
import { afterEach, expect, test } from 'vitest'
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
  await untilBound(port)
  const to = { host: '127.0.0.1', port, rests: () => Promise.resolve() }
  const client = await socksClient({ to }).open(tools)
  closing.push(client.close)
  return { far: far.handle, client: client.handle, port }
}

async function untilBound(port: number): Promise<void> {
  const givenUpAt = Date.now() + soon.withinMs
  for (;;) {
    const probe = connect({ host: '127.0.0.1', port })
    try {
      await once(probe, 'connect')
      return
    } catch (error) {
      if (Date.now() > givenUpAt) throw error
    } finally {
      probe.destroy()
    }
  }
}

const through = test.skipIf(microsocks === null)

through('a conversation goes through it, to the end', async () => {
  const { far, client } = await around()
  await client.isConnectedTo({ host: 'localhost', port: far.port }, soon)
  await client.sends('question')
  const line = await far.hears('question', soon)
  await line.says('answer')
  await client.hearsRelayed('answer', soon)
  await line.endsSending()
  await client.seesEnd(soon)
  client.heardNothingMore()
})

through('it ends both directions with the first, and that is seen', async () => {
  const { far, client } = await around()
  await client.isConnectedTo({ host: 'localhost', port: far.port }, soon)
  await client.sends('question')
  await client.endsSending()
  const line = await far.hears('question', soon)
  await line.seesEnd(soon)
  await expect(client.hearsRelayed('answer', soon)).rejects.toThrow('closed-early')
})

through('methods that it does not take are refused with FF', async () => {
  const { client } = await around()
  await client.greets([1, 2])
  await client.hearsMethod('unacceptable', soon)
})

through('what nobody listens at is refused with 05', async () => {
  const { client } = await around()
  await client.greets()
  await client.hearsMethod('none', soon)
  await client.asksFor({ host: '127.0.0.1', port: await freePort() })
  await client.hearsReply(0x05, soon)
})

through('curl reaches our target through it', async () => {
  const { far, port } = await around()
  const url = `http://127.0.0.1:${far.port}/`
  const asked = promisify(execFile)('curl', ['-sS', '-m', '50', '--socks5', `127.0.0.1:${port}`, url])
  const line = await far.hears('GET / HTTP/1.1\r\n', soon)
  await line.says('HTTP/1.0 200 OK\r\n\r\nhello')
  await line.endsSending()
  expect((await asked).stdout).toBe('hello')
})
