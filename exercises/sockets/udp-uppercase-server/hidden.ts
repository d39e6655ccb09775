import { check, hiddenChecks } from '#graders/author/lab'
import { datagramLink } from '#graders/author/network'
import { udpClient } from '#graders/author/uppercase'
import {
  asServer,
  exactBytes,
  keepsServing,
  soon,
  survivesDuplicates,
  survivesStranger,
  twoClients,
} from './lab.ts'

const vanishedClient = check('survives-vanished-client', {
  tier: 'survives',
  says: 'Goes on when a client is gone before its answer comes.',
  needs: [twoClients],
  points: 1,
  why: {
    says: 'An answer to a closed port comes back as an ICMP message, which a connected UDP socket reports as an error of the next call.',
    reference: 'RFC 1122 section 4.1.3.3',
  },
  async run({ program, open, random }) {
    const server = await program.serve(asServer)
    const alice = await open(udpClient({ to: server }))
    const bob = await open(udpClient({ to: server }))
    for (const words of [1, 2]) {
      await alice.sendsAndVanishes(random.words(words))
      const text = random.words(words + 2)
      await bob.sends(text)
      await bob.hears(text.toUpperCase(), soon)
    }
  },
})

const tenAtOnce = check('survives-ten-at-once', {
  tier: 'survives',
  says: 'Answers ten clients that ask at the same moment.',
  needs: [survivesStranger],
  points: 1,
  why: {
    says: 'Clients do not wait for each other. Their datagrams wait in the queue of the socket, each with its own sender.',
  },
  async run({ program, open, random }) {
    const server = await program.serve(asServer)
    const conversations = []
    for (let number = 1; number <= 10; number += 1) {
      const client = await open(udpClient({ to: server }))
      conversations.push({ client, text: `${number} ${random.words(2)}` })
    }
    for (const { client, text } of conversations) await client.sends(text)
    for (const { client, text } of conversations) await client.hears(text.toUpperCase(), soon)
    await server.rests()
    for (const { client } of conversations) client.receivedOnlyItsOwn()
  },
})

const lossyLink = check('survives-lossy-link', {
  tier: 'survives',
  says: 'Answers a client that asks again because datagrams were lost.',
  needs: [survivesDuplicates],
  points: 1,
  why: {
    says: 'UDP repeats nothing by itself: the client asks again, and to the server a question asked again is a question.',
    reference: 'RFC 1122 section 4.1.1',
  },
  async run({ program, open, random }) {
    const server = await program.serve(asServer)
    const alice = await open(udpClient({ to: server, over: datagramLink({ loseOneIn: 2 }) }))
    for (const words of [2, 3]) {
      const text = random.words(words)
      await alice.asksUntilAnswered(text, { answer: text.toUpperCase(), tries: 30, everyMs: 100 })
    }
  },
})

const otherWords = check('answers-other-words', {
  tier: 'conforms',
  says: 'Answers whatever it is sent, to the letter.',
  needs: [exactBytes, keepsServing],
  points: 2,
  why: { says: 'A server that knows its questions beforehand has nothing to say to anybody else.' },
  async run({ program, open, random }) {
    const server = await program.serve(asServer)
    const alice = await open(udpClient({ to: server }))
    for (const words of [1, 3]) {
      const text = `${random.token()} ${random.untidy(words)}`
      await alice.sends(text)
      await alice.receives(text.toUpperCase(), soon)
    }
  },
})

const longService = check('survives-long-service', {
  tier: 'survives',
  says: 'Goes on serving after some hundreds of datagrams.',
  needs: [keepsServing],
  points: 1,
  why: { says: 'A server does not count its clients: what ends after twenty is a test of itself.' },
  async run({ program, open, random }) {
    const server = await program.serve(asServer)
    const alice = await open(udpClient({ to: server }))
    for (let left = random.integer(300, 400); left > 0; left -= 1) {
      const text = `${left} ${random.words(1)}`
      await alice.sends(text)
      await alice.hears(text.toUpperCase(), soon)
    }
  },
})

export default hiddenChecks([otherWords, longService, vanishedClient, tenAtOnce, lossyLink])
