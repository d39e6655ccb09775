// Our UDP client against real sockets: what a check may rely on, and what its verbs make of a wrong answer.

import { createSocket, type RemoteInfo, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { type TranscriptEntry, TranscriptSchema } from '#graders/labs/contract/transcript.ts'
import { type DatagramLink, datagramLink } from '#graders/labs/network/datagram-link.ts'
import type { OpenedPeer } from '#graders/labs/peers/peer.ts'
import { makePeerTools } from '#graders/labs/peers/testing/peer-tools.ts'
import { type UdpClient, type UdpClientOptions, udpClient } from '#graders/labs/peers/uppercase/udp-client.ts'

type Answer = (server: Socket, message: Buffer, from: RemoteInfo) => void
type Open = (options?: Omit<UdpClientOptions, 'to'>) => Promise<UdpClient>

const uppercase: Answer = (server, message, { address, port }) =>
  server.send(message.toString().toUpperCase(), port, address)
const twice: Answer = (...all) => {
  uppercase(...all)
  uppercase(...all)
}
const elsewhere: Answer = (_, message, { address, port }) => {
  const other = createSocket('udp4')
  other.send(message.toString().toUpperCase(), port, address, () => other.close())
}
const andOneMore: Answer = (server, message, from) => {
  uppercase(server, message, from)
  server.send('for you', from.port, from.address)
}
const soon = { withinMs: 2_000 }

/** Lets `act` talk to a server of the test's own, and returns the transcript and what `act` threw. */
async function meet(answer: Answer, act: (open: Open) => Promise<void>, gone = false) {
  const server = createSocket('udp4')
  server.on('message', (message, from) => answer(server, message, from))
  server.bind(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  const opened: OpenedPeer<UdpClient>[] = []
  const tools = makePeerTools({
    programIsGone: () => (gone ? { trouble: null, lastWords: ' (exit status 1)' } : null),
    get opened() {
      return opened.map(({ handle }) => handle)
    },
  })
  const to = { host: '127.0.0.1', port, rests: () => tools.board.pause(50) }
  const open: Open = async (options) => {
    const client = await udpClient({ to, ...options }).open(tools)
    opened.push(client)
    return client.handle
  }
  const failure = await act(open).then(
    () => null,
    (error: unknown) => error,
  )
  tools.board.fail(new Error('the test is over'))
  await Promise.all(opened.map((client) => client.close()))
  server.close()
  await once(server, 'close')
  if (failure !== null && !(failure instanceof CheckFailure)) throw failure
  return {
    mismatch: failure?.mismatch ?? null,
    transcript: TranscriptSchema.parse(tools.recorder.entries),
    port,
  }
}

const told = (entries: readonly TranscriptEntry[]) =>
  entries.map(({ name, from, fate, base64 }) =>
    [name, from, Buffer.from(base64 ?? '', 'base64').toString(), fate].filter(Boolean).join(' '),
  )

test('every datagram is written down with its client, both ends and its borders', async () => {
  const { mismatch, transcript, port } = await meet(uppercase, async (open) => {
    const alice = await open()
    const bob = await open()
    await alice.sends('hello')
    await alice.receives('HELLO', soon)
    await bob.sends('')
    await bob.receives('', soon)
    alice.receivedNothingElse()
    alice.heardOnlyFromServer()
  })
  expect(mismatch).toBeNull()
  expect(told(transcript)).toEqual(['alice peer hello', 'alice program HELLO', 'bob peer', 'bob program'])
  expect(transcript[1]).toMatchObject({
    connection: 0,
    transport: 'udp',
    kind: 'data',
    program: `127.0.0.1:${port}`,
    peer: expect.stringMatching(/^127\.0\.0\.11:\d+$/),
  })
  expect(transcript[3]).toMatchObject({ connection: 1, base64: '' })
})

test('a datagram of 60,000 bytes stays one', async () => {
  const large = 'x'.repeat(60_000)
  const { mismatch, transcript } = await meet(uppercase, async (open) => {
    const alice = await open()
    await alice.sends('a')
    await alice.receives('A', soon)
    await alice.sends(large)
    await alice.receives(`${large.toUpperCase()}!`, soon)
  })
  expect(mismatch).toMatchObject({
    code: 'malformed',
    offset: 60_000,
    where: { datagram: 1, offset: 60_000 },
  })
  expect(transcript.slice(2).map(({ continued }) => continued === true)).toEqual(
    'first more more more first more more more'.split(' ').map((part) => part === 'more'),
  )
})

const link = (over: Partial<DatagramLink>) => ({ over: datagramLink(over) })

test('a black hole swallows all from one datagram on, in both directions', async () => {
  const { mismatch, transcript } = await meet(uppercase, async (open) => {
    const alice = await open(link({ vanishesFrom: 1 }))
    await alice.sends('one')
    await alice.receives('ONE', soon)
    await alice.sends('two')
    await alice.receives('TWO', { withinMs: 50 })
  })
  expect(mismatch).toMatchObject({ code: 'timeout' })
  expect(told(transcript)).toEqual(['alice peer one', 'alice program ONE', 'alice peer two lost'])
})

test('what is sent together comes one after the other on a link with jitter', async () => {
  const { mismatch, transcript } = await meet(uppercase, async (open) => {
    const alice = await open(link({ jitterMs: 60 }))
    await alice.sendsTogether(['a', 'b', 'c', 'd'])
    await alice.hearsInAnyOrder(['A', 'B', 'C', 'D'], soon)
  })
  expect(mismatch).toBeNull()
  const sent = transcript.filter(({ from }) => from === 'peer').map(({ atMs }) => atMs)
  expect((sent.at(-1) ?? 0) - (sent[0] ?? 0)).toBeGreaterThan(5)
})

test('what is lost is written down, never arrives, and asking again helps', async () => {
  let heard = 0
  const counting: Answer = (...all) => {
    heard += 1
    uppercase(...all)
  }
  const { mismatch, transcript } = await meet(counting, async (open) => {
    const alice = await open(link({ loseOneIn: 2 }))
    for (const word of ['one', 'two', 'three'])
      await alice.asksUntilAnswered(word, { answer: word.toUpperCase(), tries: 20, everyMs: 30 })
  })
  expect(mismatch).toBeNull()
  const lost = (from: string) =>
    transcript.filter((entry) => entry.from === from && entry.fate === 'lost').length
  expect(lost('peer')).toBeGreaterThan(0)
  expect(lost('program')).toBeGreaterThan(0)
  expect(heard).toBe(transcript.filter(({ from }) => from === 'peer').length - lost('peer'))
})

test('a repeated datagram arrives twice, and reordered ones in another order', async () => {
  const { transcript } = await meet(uppercase, async (open) => {
    const alice = await open(link({ repeatOneIn: 1 }))
    await alice.sends('hello')
    await alice.receives('HELLO', soon)
    await alice.receives('HELLO', soon)
    const bob = await open(link({ reorder: true }))
    await bob.sendsTogether(['one', 'two'])
    await bob.hearsInAnyOrder(['ONE', 'TWO'], soon)
  })
  expect(told(transcript).filter((line) => line.includes('peer'))).toEqual([
    'alice peer hello',
    'alice peer hello duplicate',
    'bob peer two',
    'bob peer one',
  ])
})

test('an answer that went to another client is found there', async () => {
  let first: RemoteInfo | null = null
  const toTheFirst: Answer = (server, message, from) => {
    first ??= from
    uppercase(server, message, first)
  }
  const { mismatch } = await meet(toTheFirst, async (open) => {
    const alice = await open()
    const bob = await open()
    await alice.sends('hello')
    await alice.hears('HELLO', soon)
    await bob.sends('good morning')
    await bob.hears('GOOD MORNING', soon)
  })
  expect(mismatch).toMatchObject({
    code: 'wrong-field',
    path: 'where the answer to bob was sent',
    actual: expect.stringContaining('(alice)'),
    where: { stream: 'from-program', connection: 0, peer: 'alice', datagram: 1 },
  })
})

test('an answer from another port is heard, and told', async () => {
  const { mismatch, port } = await meet(elsewhere, async (open) => {
    const alice = await open()
    await alice.sends('hello')
    await alice.hears('HELLO', soon)
    alice.heardOnlyFromServer()
  })
  expect(mismatch).toMatchObject({
    code: 'wrong-field',
    path: 'where the answer to alice came from',
    expected: `127.0.0.1:${port}`,
  })
})

test.each<[string, Answer, string, object]>([
  ['no answer', () => {}, 'hello', { code: 'timeout', withinMs: 100 }],
  [
    'another answer',
    (server, _, { port, address }) => server.send('HELP', port, address),
    'hello',
    { code: 'malformed', offset: 3, where: { datagram: 0, offset: 3 } },
  ],
  [
    'a line feed more',
    (server, _, { port, address }) => server.send('HELLO\n', port, address),
    'hello',
    { code: 'leftover-bytes', count: 1 },
  ],
])('%s is not what it should receive', async (_, answer, text, expected) => {
  const { mismatch } = await meet(answer, async (open) => {
    const alice = await open()
    await alice.sends(text)
    await alice.receives(text.toUpperCase(), { withinMs: 100 })
  })
  expect(mismatch).toMatchObject(expected)
})

test('a second answer is one too many, and said once: whoever asks on is not confused by it', async () => {
  const { mismatch } = await meet(twice, async (open) => {
    const alice = await open()
    await alice.sends('c')
    await alice.receives('C', soon)
    await alice.sends('d')
    await alice.hears('D', soon)
    await alice.sends('e')
    await alice.receives('E', soon)
    alice.receivedOnlyItsOwn()
    alice.receivedNothingElse()
  })
  expect(mismatch).toMatchObject({
    code: 'wrong-field',
    path: 'the number of datagrams that alice received (the same answer came twice)',
    expected: '3',
  })
})

test("another's answer is not its own", async () => {
  const { mismatch } = await meet(andOneMore, async (open) => {
    const alice = await open()
    await alice.sends('a')
    await alice.hears('A', soon)
    await alice.sends('b')
    // The second datagram is no repetition: it stands in the place of the answer.
    await alice.hears('B', soon)
  })
  expect(mismatch).toMatchObject({ path: 'the answer to alice', expected: 'B', actual: 'for you' })
})

test('what nobody asked for is counted', async () => {
  const { mismatch } = await meet(twice, async (open) => {
    const alice = await open()
    const bob = await open()
    await alice.sends('hello')
    await alice.hears('HELLO', soon)
    bob.receivedNothingElse()
    // The second answer was sent before this one.
    await bob.sends('done')
    await bob.hears('DONE', soon)
    alice.receivedNothingElse()
  })
  expect(mismatch).toMatchObject({
    path: 'the number of datagrams that alice received (the same answer came twice)',
    expected: '1',
    actual: '2',
    where: { connection: 0, datagram: 1 },
  })
})

test('nobody waits for the answer of a program that has ended', async () => {
  const { mismatch } = await meet(
    () => {},
    async (open) => {
      const alice = await open()
      await alice.sends('hello')
      await alice.receives('HELLO', { withinMs: 30_000 })
    },
    true,
  )
  expect(mismatch).toMatchObject({ code: 'closed-early', actual: 'your program had ended (exit status 1)' })
})
