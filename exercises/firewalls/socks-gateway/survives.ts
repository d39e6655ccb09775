// The tier survives: messages in pieces, many clients, and bytes of all kinds in both directions.
import { check } from '#graders/author/lab'
import { link } from '#graders/author/network'
import { relayTarget, socksClient } from '#graders/author/socks'
import { names, replyForm } from './conforms.ts'
import { beside, type Context, gateway, relayed, soon, target, targetPort } from './works.ts'

export const halfClose = check('half-close', {
  tier: 'survives',
  says: 'Hands on that one side has ended, and goes on handing on what the other says.',
  needs: [replyForm],
  points: 2,
  why: {
    says: 'A connection has two directions, each with an end of its own: some ask, end, and only then are answered.',
    reference: 'RFC 9293 section 3.6',
  },
  async run(context) {
    const { far, client } = await relayed(context)
    const [question, answer] = [context.random.words(8), context.random.words(12)]
    await client.sends(question)
    await client.endsSending()
    const line = await far.hears(question, soon)
    await line.seesEnd(soon)
    await line.says(answer)
    await line.endsSending()
    await client.hearsRelayed(answer, soon)
    await client.seesEnd(soon)
  },
})

/** Every byte that there is, and what looks like messages of SOCKS and HTTP; then whatever. */
function anyBytes(random: Context['random'], octets: number): Buffer {
  const lookalikes = Buffer.from('\x05\x01\x00\x05\x02\x00GET / HTTP/1.1\r\n\r\n\x00\r\n', 'latin1')
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte)
  const rest = Uint8Array.from({ length: octets - 256 - lookalikes.length }, () => random.integer(0, 255))
  return Buffer.concat([lookalikes, all, rest])
}

export const anyContent = check('any-content', {
  tier: 'survives',
  says: 'Hands on 40,000 bytes each way at the same time, whatever they are, to the last one.',
  needs: [replyForm],
  points: 2,
  why: {
    says: 'A gateway at the level of circuits does not look inside: what is no text to it goes through it unchanged.',
    reference: 'RFC 1928 section 6',
  },
  async run(context) {
    const { far, client } = await relayed(context)
    const { random } = context
    const [hello, up, down] = [random.token(), anyBytes(random, 40_000), anyBytes(random, 40_000)]
    await client.sends(hello)
    const line = await far.hears(hello, soon)
    await Promise.all([client.sends(up), line.says(down)])
    await client.hearsRelayed(down, soon)
    await line.hears(up, soon)
  },
})

export const pieces = check('pieces', {
  tier: 'survives',
  says: 'Reads greeting and request that come byte by byte.',
  needs: [names],
  points: 2,
  why: {
    says: 'TCP is a stream of bytes: the second octet of a greeting says how many follow, and recv() may bring fewer.',
    reference: 'RFC 9293 section 3.7',
  },
  tryIt: beside(
    String.raw`(for b in 005 001 000 005 001 000 001 177 000 000 001 037 100; do printf "\\$b"; sleep 0.1; done; sleep 2) | nc 127.0.0.1 1080 | xxd`,
  ),
  async run({ open, program, random }) {
    const far = await open(relayTarget({ port: targetPort }))
    const server = await gateway(program)
    const over = link({ split: 'every-byte', gapMs: 15 })
    const client = await open(socksClient({ to: server, over }))
    const host = `${random.words(1)}.example`
    await client.greets([2, 1, 0])
    await client.hearsMethod('none', soon)
    await client.asksFor({ host, port: targetPort })
    await client.hearsReply(0x00, soon)
    const question = random.token()
    await client.sends(question)
    await far.hears(question, soon)
  },
})

export const manyClients = check('many-clients', {
  tier: 'survives',
  says: 'Serves several clients at once: one says nothing, one is connected and silent, and four talk.',
  needs: [replyForm],
  points: 2,
  why: {
    says: 'Circuits last for hours, most of the time in silence. If one of them can keep the others waiting, all of them wait.',
  },
  tryIt: beside('sleep 5 | nc 127.0.0.1 1080 & curl -sS -m 3 --socks5 127.0.0.1:1080 http://127.0.0.1:8000/'),
  async run({ open, program, random }) {
    const far = await open(relayTarget({ port: targetPort }))
    const server = await gateway(program)
    await open(socksClient({ to: server }))
    const idle = await open(socksClient({ to: server }))
    await idle.isConnectedTo(target, soon)
    const talks = Array.from({ length: 4 }, () => [random.token(), random.token()] as const)
    const clients = []
    for (const [question] of talks) {
      const client = await open(socksClient({ to: server }))
      await client.isConnectedTo(target, soon)
      await client.sends(question)
      clients.push(client)
    }
    // The last who asked is answered first.
    for (const [index, [question, answer]] of [...talks.entries()].toReversed()) {
      const line = await far.hears(question, soon)
      await line.says(answer)
      await clients[index]?.hearsRelayed(answer, soon)
    }
  },
})
