import { check, hiddenChecks } from '#graders/author/lab'
import { tcpClient, tcpClients } from '#graders/author/uppercase'
import {
  asServer,
  closes,
  exactBytes,
  getsCapitals,
  inTime,
  keepsServing,
  soon,
  survivesReset,
} from './lab.ts'

const otherWords = check('answers-other-words', {
  tier: 'conforms',
  says: 'Answers whatever it is sent, to the letter.',
  needs: [exactBytes, keepsServing],
  points: 2,
  why: { says: 'A server that knows its questions beforehand has nothing to say to anybody else.' },
  async run({ program, open, random }) {
    const server = await program.serve(asServer)
    for (const words of [1, 3]) {
      const text = `${random.token()} ${random.untidy(words)}`
      const alice = await open(tcpClient({ to: server }))
      await alice.sends(`${text}\n`)
      await alice.hearsExactly(text.toUpperCase(), soon)
    }
  },
})

const tenAtOnce = check('survives-ten-at-once', {
  tier: 'survives',
  says: 'Answers ten clients that come at the same moment.',
  needs: [keepsServing],
  points: 1,
  why: {
    says: 'Clients do not wait for each other. Their connections wait in the queue of the listening socket until accept() takes them.',
    reference: 'RFC 9293 section 3.9.1.1',
  },
  async run({ program, open, random }) {
    const server = await program.serve(asServer)
    const texts = Array.from({ length: 10 }, (_, index) => `${index} ${random.words(2)}`)
    const clients = await open(tcpClients({ to: server, texts: texts.map((text) => `${text}\n`) }))
    for (const [index, client] of clients.entries())
      await client.hears(texts[index]?.toUpperCase() ?? '', inTime)
  },
})

const vanishedClient = check('survives-vanished-client', {
  tier: 'survives',
  says: 'Goes on when a client is gone before its reply comes.',
  needs: [survivesReset],
  points: 1,
  why: {
    says: 'A reply to a closed connection fails with EPIPE or ECONNRESET, wherever in the program it is sent.',
    reference: 'RFC 9293 section 3.10.7.1',
  },
  async run({ program, open, random }) {
    const server = await program.serve(asServer)
    for (const words of [1, 2, 3]) {
      const text = random.words(words + 2)
      // While the program waits for alice, mallory comes and is gone.
      const alice = await open(tcpClient({ to: server, name: 'alice' }))
      await server.rests()
      const mallory = await open(tcpClient({ to: server, name: 'mallory' }))
      await mallory.sendsAndResets(`${random.words(words)}\n`)
      await alice.sends(`${text}\n`)
      await alice.hears(text.toUpperCase(), soon)
      await alice.endsSending()
      await server.rests()
    }
    await getsCapitals({ open }, server, random.words(2))
  },
})

const longService = check('survives-long-service', {
  tier: 'survives',
  says: 'Goes on serving after some hundred clients.',
  needs: [closes, keepsServing],
  points: 1,
  why: {
    says: 'A server does not count its clients, and gives back what each of them took: a socket that is never closed is a descriptor less.',
  },
  async run({ program, open, random }) {
    const server = await program.serve(asServer)
    for (let left = random.integer(140, 160); left > 0; left -= 1)
      await getsCapitals({ open }, server, `${left} ${random.words(1)}`)
  },
})

export default hiddenChecks([otherWords, tenAtOnce, vanishedClient, longService])
