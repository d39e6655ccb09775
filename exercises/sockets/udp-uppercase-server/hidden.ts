import { check, datagramLink, hiddenChecks } from '#graders/author'
import { asServer, keepsServing, oneAnswerEach, soon, twoClients } from './lab.ts'

const vanishedClient = check('survives-vanished-client', {
  tier: 'survives',
  says: 'Goes on when a client is gone before its answer comes.',
  needs: [twoClients],
  points: 1,
  why: {
    says: 'An answer to a closed port comes back as an ICMP message, which a connected UDP socket reports as an error of the next call.',
    reference: 'RFC 1122 section 4.1.3.3',
  },
  async run({ program, udpClient, random }) {
    const server = await program.serve(asServer)
    const alice = await udpClient({ to: server })
    const bob = await udpClient({ to: server })
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
  needs: [twoClients, oneAnswerEach],
  points: 1,
  why: {
    says: 'Clients do not wait for each other. Their datagrams wait in the queue of the socket, each with its own sender.',
  },
  async run({ program, udpClient, random }) {
    const server = await program.serve(asServer)
    const conversations = []
    for (let number = 1; number <= 10; number += 1) {
      const client = await udpClient({ to: server })
      conversations.push({ client, text: `${number} ${random.words(2)}` })
    }
    for (const { client, text } of conversations) await client.sends(text)
    for (const { client, text } of conversations) await client.hears(text.toUpperCase(), soon)
    await server.rests()
    for (const { client } of conversations) client.receivedNothingElse()
  },
})

const lossyLink = check('survives-lossy-link', {
  tier: 'survives',
  says: 'Answers a client that asks again because datagrams were lost.',
  needs: [keepsServing],
  points: 1,
  why: {
    says: 'UDP repeats nothing by itself: the client asks again, and to the server a question asked again is a question.',
    reference: 'RFC 1122 section 4.1.1',
  },
  async run({ program, udpClient, random }) {
    const server = await program.serve(asServer)
    const alice = await udpClient({ to: server, over: datagramLink({ loseOneIn: 2 }) })
    for (const words of [2, 3]) {
      const text = random.words(words)
      await alice.asksUntilAnswered(text, { answer: text.toUpperCase(), tries: 30, everyMs: 100 })
    }
  },
})

export default hiddenChecks([vanishedClient, tenAtOnce, lossyLink])
