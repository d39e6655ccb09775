// The reference server over real sockets: what a program may rely on, and how the network may treat it.

import { createSocket } from 'node:dgram'
import { on, once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { TranscriptSchema } from '#graders/labs/contract/transcript.ts'
import { link, type StreamLink } from '#graders/labs/network/stream-link.ts'
import { makePeerTools } from '#graders/labs/peers/testing/peer-tools.ts'
import { tcpUppercase } from '#graders/labs/peers/uppercase/uppercase-server.ts'

type Act = (socket: Socket, ended: () => Promise<true>) => Promise<string | null>

async function meet(over: Partial<StreamLink>, act: Act) {
  const tools = makePeerTools()
  const server = await tcpUppercase({ over: link(over), port: 0 }).open(tools)
  const socket = connect({ port: server.handle.port, host: '127.0.0.1', allowHalfOpen: true })
  const hasEnded = () => tools.recorder.entries.some(({ from, kind }) => from === 'program' && kind === 'fin')
  const ended = () =>
    tools.board.until(() => hasEnded() || undefined, {
      withinMs: 60_000,
      orElse: () => new Error('the program has not ended its side'),
    })
  const said = await act(socket, ended)
  socket.destroy()
  tools.board.fail(new Error('the test is over'))
  await server.close()
  const transcript = TranscriptSchema.parse(tools.recorder.entries)
  const of = (from: 'program' | 'peer') => transcript.filter((entry) => entry.from === from)
  return { said, transcript, program: of('program'), peer: of('peer') }
}

const kinds = (entries: { kind: string }[]) => entries.map(({ kind }) => kind)

describe('the message ends', () => {
  test('at the line feed, which comes back', async () => {
    const { said, program, peer } = await meet({}, async (socket) => {
      socket.write('grüße\n')
      return await text(socket)
    })
    expect(said).toBe('GRÜSSE\n')
    expect(kinds(peer)).toEqual(['data', 'fin'])
    expect(program[0]).toMatchObject({
      kind: 'open',
      connection: 0,
      program: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
    })
  })

  test('where the program closes its side', async () => {
    const { said } = await meet({}, async (socket) => {
      socket.end('hello')
      return await text(socket)
    })
    expect(said).toBe('HELLO')
  })

  test('after a silence', async () => {
    const { said, transcript } = await meet({}, async (socket) => {
      socket.write('hello')
      return await text(socket)
    })
    expect(said).toBe('HELLO')
    const at = (kind: string, from: string) =>
      transcript.find((entry) => entry.kind === kind && entry.from === from)?.atMs ?? 0
    expect(at('data', 'peer') - at('data', 'program')).toBeGreaterThanOrEqual(190)
  })

  test('with nothing, when nothing ever comes', async () => {
    const { said } = await meet({}, async (socket) => await text(socket))
    expect(said).toBe('')
  })
})

const ask = async (socket: Socket) => {
  socket.write('hello\n')
  return await text(socket)
}

describe('the network', () => {
  test('splits a reply into as many segments as bytes', async () => {
    const { said, peer } = await meet({ split: 'every-byte' }, ask)
    expect(said).toBe('HELLO\n')
    expect(kinds(peer)).toEqual([...Array<string>(6).fill('data'), 'fin'])
  })

  test('delays a reply', async () => {
    const { said, peer } = await meet({ delayMs: 300 }, ask)
    expect(said).toBe('HELLO\n')
    expect(peer[0]?.atMs).toBeGreaterThanOrEqual(290)
  })

  test('pauses in the middle of a reply', async () => {
    const { said, peer } = await meet({ pauseMs: 300 }, ask)
    expect(said).toBe('HELLO\n')
    expect(kinds(peer)).toEqual(['data', 'data', 'fin'])
    expect((peer[1]?.atMs ?? 0) - (peer[0]?.atMs ?? 0)).toBeGreaterThanOrEqual(290)
  })

  test('coalesces: all at once, when the peer has said all', async () => {
    const { said, peer } = await meet({ coalesce: true }, ask)
    expect(said).toBe('HELLO\n')
    expect(kinds(peer)).toEqual(['data', 'fin'])
  })

  test('ends a reply early', async () => {
    const { said, peer } = await meet({ closeAfterBytes: 2 }, ask)
    expect(said).toBe('HE')
    expect(kinds(peer)).toEqual(['data', 'fin'])
  })

  test('ends without a word', async () => {
    const { said, peer } = await meet({ closeAfterBytes: 0 }, ask)
    expect(said).toBe('')
    expect(kinds(peer)).toEqual(['fin'])
  })

  test('carries a reply no faster than its bandwidth, in segments of a length that exists', async () => {
    const { said, peer } = await meet({ bandwidthKbps: 160 }, async (socket) => {
      socket.write(`${'a'.repeat(4_000)}\n`)
      return await text(socket)
    })
    expect(said).toBe(`${'A'.repeat(4_000)}\n`)
    expect(kinds(peer)).toEqual(['data', 'data', 'data', 'fin'])
    // 4,001 bytes at 20 bytes a millisecond, of which the first segment has its time, too.
    expect((peer[2]?.atMs ?? 0) - (peer[0]?.atMs ?? 0)).toBeGreaterThanOrEqual(125)
    expect(peer[0]?.atMs ?? 0).toBeGreaterThanOrEqual(70)
  })

  test('lets segments come at odd times', async () => {
    const { said, peer } = await meet({ split: 'every-byte', gapMs: 0, jitterMs: 60 }, ask)
    expect(said).toBe('HELLO\n')
    const gaps = peer.slice(1, 6).map(({ atMs }, index) => atMs - (peer[index]?.atMs ?? 0))
    expect(Math.max(...gaps) - Math.min(...gaps)).toBeGreaterThan(5)
  })

  test('holds a segment as if it were sent again, where the machine loses none', async () => {
    const { said, peer } = await meet({ split: { before: 'L' }, gapMs: 0, loseOneIn: 3 }, ask)
    expect(said).toBe('HELLO\n')
    expect(peer.map(({ fate }) => fate).filter((fate) => fate !== undefined)).toEqual(['held'])
  })

  test('swallows what comes after some bytes, without a word', async () => {
    const { said, peer } = await meet(
      { split: 'every-byte', vanishesAfterBytes: 3 },
      async (socket, ended) => {
        let heard = ''
        socket.on('end', () => {
          heard += ', and an end'
        })
        socket.write('hello\n')
        for await (const [bytes] of on(socket, 'data')) {
          heard += String(bytes)
          if (heard.length === 3) break
        }
        socket.end()
        await ended()
        return heard
      },
    )
    expect(said).toBe('HEL')
    expect(kinds(peer)).toEqual(['data', 'data', 'data'])
  })

  test('lets the program go on talking when the peer has ended its side', async () => {
    const { program, said } = await meet({ closeAfterBytes: 2 }, async (socket, ended) => {
      socket.write('hello\n')
      const heard = await text(socket)
      socket.end('and more')
      await ended()
      return heard
    })
    expect(said).toBe('HE')
    expect(kinds(program)).toEqual(['open', 'data', 'data', 'fin'])
  })

  test('resets a connection in the middle', async () => {
    const { peer } = await meet({ split: 'every-byte', resetAfterBytes: 2 }, async (socket) => {
      socket.write('hello\n')
      socket.resume()
      const [error] = await once(socket, 'error')
      expect(error).toMatchObject({ code: 'ECONNRESET' })
      return null
    })
    expect(kinds(peer)).toEqual(['data', 'data', 'reset'])
  })
})

describe('a port that is written into the program', () => {
  test('answers like the one that it was given, and is told apart', async () => {
    // Two ports that are free: one is the service's, the other the program's own idea.
    const [free, tools] = [await freePort(), makePeerTools()]
    const server = await tcpUppercase({ port: 0 }).open(makePeerTools({ ...tools, writtenPorts: [free] }))
    const socket = connect({ port: free, host: '127.0.0.1', allowHalfOpen: true })
    socket.write('hello\n')
    expect(await text(socket)).toBe('HELLO\n')
    expect(() => server.handle.wasFoundAtItsPort()).toThrow(CheckFailure)
    server.handle.sawOneConnection()
    socket.destroy()
    tools.board.fail(new Error('the test is over'))
    await server.close()
  })
})

test('a datagram where a connection should come is a program for UDP', async () => {
  const tools = makePeerTools()
  const server = await tcpUppercase({ port: 0 }).open(tools)
  const client = createSocket('udp4')
  client.send('hello', server.handle.port, '127.0.0.1')
  await expect(server.handle.accepts({ withinMs: 60_000 })).rejects.toMatchObject({
    mismatch: { code: 'not-connecting', seen: { kind: 'other-transport' } },
  })
  client.close()
  await server.close()
})

async function freePort(): Promise<number> {
  const probe = createServer().listen(0)
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}
