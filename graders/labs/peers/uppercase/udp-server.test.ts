// The UDP server over real sockets: what a program may rely on, and what the network and strangers may do to it.
import { createSocket, type RemoteInfo } from 'node:dgram'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { TranscriptSchema } from '#graders/labs/contract/transcript.ts'
import { datagramLink } from '#graders/labs/network/datagram-link.ts'
import { makePeerTools } from '#graders/labs/peers/testing/peer-tools.ts'
import { type UdpUppercaseOptions, udpUppercase } from '#graders/labs/peers/uppercase/udp-server.ts'

/** Sends `texts` and waits for `replies` datagrams. */
async function meet(options: UdpUppercaseOptions, texts: string[], replies: number) {
  const tools = makePeerTools()
  const { board } = tools
  const server = await udpUppercase({ ...options, port: 0 }).open(tools)
  const program = createSocket('udp4')
  const heard: { text: string; from: RemoteInfo }[] = []
  program.on('message', (bytes, from) => {
    heard.push({ text: bytes.toString(), from })
    board.notify()
  })
  const act = async <Found>(use: () => Promise<Found> | Found) => {
    for (const text of texts) program.send(text, server.handle.port, '127.0.0.1')
    await board.until(() => (heard.length >= replies ? true : undefined), {
      withinMs: 60_000,
      orElse: () => new Error(`${heard.length} replies`),
    })
    return use()
  }
  return {
    server,
    heard,
    act,
    tools,
    async close() {
      program.close()
      await server.close()
      return TranscriptSchema.parse(tools.recorder.entries)
    },
  }
}

test('each datagram is answered with its text in capitals, and recorded with both ends', async () => {
  const met = await meet({}, ['grüße\n', ''], 2)
  await met.act(() => met.server.handle.isAsked({ withinMs: 60_000 }))
  met.server.handle.wasFoundAtItsPort()
  await met.server.handle.hears('grüße', { withinMs: 60_000 })
  met.server.handle.heardExactly('grüße')
  expect(() => met.server.handle.sawOneDatagram()).toThrow(CheckFailure)
  expect(met.heard.map(({ text }) => text).toSorted()).toEqual(['', 'GRÜSSE\n'])
  expect(met.heard.every(({ from }) => from.port === met.server.handle.port)).toBe(true)
  const entries = await met.close()
  expect(entries.filter(({ from }) => from === 'program')).toHaveLength(2)
  expect(entries).toHaveLength(4)
  expect(entries[0]).toMatchObject({
    connection: 0,
    peer: `127.0.0.1:${met.server.handle.port}`,
    program: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
  })
})

test('a stranger speaks first, from another port', async () => {
  const met = await meet(
    { strangerSays: () => 'forged', strangerAt: 'another-port', replies: (text) => text },
    ['hello'],
    2,
  )
  await met.act(() => {})
  expect(met.heard.map(({ text, from }) => [text, from.port === met.server.handle.port])).toEqual([
    ['forged', false],
    ['hello', true],
  ])
  expect((await met.close()).map(({ name }) => name)).toEqual(['the server', 'mallory', 'the server'])
})

test('it says nothing when it is to say nothing, and every second datagram may be lost', async () => {
  const quiet = await meet({ replies: () => null }, ['hello'], 0)
  await quiet.act(() => quiet.server.handle.isAsked({ withinMs: 60_000 }))
  expect((await quiet.close()).map(({ from }) => from)).toEqual(['program'])
  const lossy = await meet(
    { over: datagramLink({ loseOneIn: 2 }) },
    ['1', '2', '3', '4', '5', '6', '7', '8'],
    1,
  )
  await lossy.act(() => {})
  const fates = (await lossy.close()).filter(({ fate }) => fate === 'lost')
  expect(fates.length).toBeGreaterThan(0)
})

test('a program for TCP is told so', async () => {
  const met = await meet({}, [], 0)
  const socket = connect(met.server.handle.port, '127.0.0.1')
  socket.on('error', () => {})
  const asked = met.server.handle.isAsked({ withinMs: 60_000 })
  await expect(asked).rejects.toMatchObject({
    mismatch: { code: 'not-connecting', transport: 'udp', seen: { kind: 'other-transport' } },
  })
  socket.destroy()
  await met.close()
})
