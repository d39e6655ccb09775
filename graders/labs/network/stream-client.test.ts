// A client of ours towards a server that plays the student's program, over real sockets.
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { link } from '#graders/labs/network/stream-link.ts'
import { makePeerTools } from '#graders/labs/peers/testing/peer-tools.ts'
import { tcpClient, tcpClients } from '#graders/labs/peers/uppercase/tcp-client.ts'

const withinMs = 60_000

async function serving(serve: (socket: Socket) => void) {
  const program = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => {})
    serve(socket)
  })
  program.listen(0, '127.0.0.1')
  await once(program, 'listening')
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- A TCP server has such an address.
  const { port } = program.address() as AddressInfo
  const tools = makePeerTools()
  return { program, tools, to: { host: '127.0.0.1', port, rests: () => Promise.resolve() } }
}

test('sends over its link, hears, and sees how the connection ends', async () => {
  const { program, tools, to } = await serving((socket) => {
    socket.on('data', (data) => socket.write(data.toString().toUpperCase()))
    socket.on('end', () => socket.end('!'))
  })
  const alice = await tcpClient({ to, over: link({ split: 'every-byte' }) }).open(tools)
  await alice.handle.sends('hello')
  await alice.handle.hears('HELLO', { withinMs })
  await alice.handle.endsSending()
  await alice.handle.hearsExactly('HELLO!', { withinMs })
  await alice.handle.seesClose({ withinMs })
  await expect(alice.handle.hears('goodbye', { withinMs })).rejects.toMatchObject({
    mismatch: { code: 'wrong-field', path: 'the reply to alice', actual: 'HELLO!' },
  })
  const { entries } = tools.recorder
  expect(entries[0]).toMatchObject({ kind: 'open', from: 'peer', name: 'alice', connection: 0 })
  expect(entries.filter(({ from, kind }) => from === 'peer' && kind === 'data')).toHaveLength(5)
  await alice.close()
  program.close()
})

test.each([
  ['a reset', (socket: Socket) => socket.resetAndDestroy()],
  ['a close', (socket: Socket) => socket.end()],
])('a reply that %s cuts short is told by that, however much of it came', async (_, end) => {
  const { program, tools, to } = await serving((socket) => {
    socket.once('data', () => socket.write('HELL', () => setImmediate(() => end(socket))))
  })
  const alice = await tcpClient({ to }).open(tools)
  await alice.handle.sends('hello')
  await expect(alice.handle.hears('HELLO', { withinMs })).rejects.toMatchObject({
    mismatch: { code: 'closed-early', actual: expect.stringContaining('the connection of alice') },
  })
  await alice.close()
  program.close()
})

test('a reset, a close without a word, and nobody who listens are told apart', async () => {
  const { program, tools, to } = await serving((socket) => {
    socket.once('data', (data) => (data.toString() === 'reset' ? socket.resetAndDestroy() : socket.end()))
  })
  const [alice, bob] = [await tcpClient({ to }).open(tools), await tcpClient({ to }).open(tools)]
  await alice.handle.sends('reset')
  await expect(alice.handle.seesClose({ withinMs })).rejects.toMatchObject({
    mismatch: { code: 'closed-early' },
  })
  await bob.handle.sends('close')
  await expect(bob.handle.hears('x', { withinMs })).rejects.toMatchObject({
    mismatch: { code: 'closed-early', actual: expect.stringContaining('closed the connection') },
  })
  await Promise.all([alice.close(), bob.close()])
  program.close()
  await once(program, 'close')
  await expect(tcpClient({ to }).open(tools)).rejects.toMatchObject({
    mismatch: { code: 'connection-refused' },
  })
})

test('several come at once, each with its text', async () => {
  const { program, tools, to } = await serving((socket) => {
    socket.once('data', (data) => socket.end(data.toString().toUpperCase()))
  })
  const clients = await tcpClients({ to, texts: ['one', 'two', 'three'] }).open(tools)
  for (const [index, text] of ['ONE', 'TWO', 'THREE'].entries())
    await clients.handle[index]?.hearsExactly(text, { withinMs })
  expect(clients.handle.map(({ name }) => name)).toEqual(['alice', 'bob', 'carol'])
  await clients.close()
  program.close()
})

test('what is sent together with a reset is there to be read, and there is nobody to answer', async () => {
  const trouble = Promise.withResolvers<string>()
  const heard: Buffer[] = []
  const { program, tools, to } = await serving((socket) => {
    socket.on('data', (data) => heard.push(data))
    socket.on('error', (error: NodeJS.ErrnoException) => trouble.resolve(error.code ?? ''))
  })
  const alice = await tcpClient({ to }).open(tools)
  await alice.handle.sendsAndResets('hello')
  expect(await trouble.promise).toBe('ECONNRESET')
  expect(Buffer.concat(heard).toString()).toBe('hello')
  expect(tools.recorder.entries.map(({ kind }) => kind)).toEqual(['open', 'data', 'reset'])
  await alice.close()
  program.close()
})
