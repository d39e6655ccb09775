import { imapServer, printsMessage } from '#graders/author/imap'
import { check, hiddenChecks } from '#graders/author/lab'
import { givenNumber } from './conforms.ts'
import { survivesLookAlike, survivesNobody, survivesUntagged, survivesWrongPassword } from './survives.ts'
import { fetchIt, soon, want, writeMessage } from './works.ts'

const otherMessage = check('prints-other-message', {
  tier: 'conforms',
  says: 'Prints whatever message it is asked for, from a mailbox of any size, wherever its text stands in the response.',
  needs: [survivesLookAlike, survivesUntagged],
  points: 2,
  why: {
    says: 'In what order a server names flags and text is its own affair: behind the text the line goes on.',
    reference: 'RFC 9051 section 7.5.2',
  },
  async run({ program, open, random }) {
    const messages = Array.from({ length: 12 }, () =>
      writeMessage(random, `${random.token()}\n\n{12}\n${random.words(4)}  \n${random.token()} {3}\n`),
    )
    const number = random.integer(10, 12)
    const server = await open(imapServer({ messages, flagsLast: true }))
    const client = await fetchIt(program, server, want(random, number))
    await server.isReadFrom(soon)
    server.sentOnly(number)
    await printsMessage(client, messages[number - 1] ?? '', soon)
    await client.exits(0, soon)
  },
})

const noMessage = check('survives-no-message', {
  tier: 'survives',
  says: 'Says so when there is no message with that number, and ends without a stack trace and with an exit status other than 0.',
  needs: [survivesWrongPassword, givenNumber],
  points: 1,
  why: { says: 'Every command may be refused, not only the first one.', reference: 'RFC 9051 section 7.1.2' },
  async run({ program, open, random }) {
    const server = await open(imapServer({ messages: [writeMessage(random)] }))
    const client = await fetchIt(program, server, want(random, 7))
    await client.ends(soon)
    client.showsNoStackTrace()
    client.saysSomething()
    await client.fails(soon)
  },
})

const hangsUp = check('survives-hang-up', {
  tier: 'survives',
  says: 'Says so when the connection ends in the middle of a message, and ends without a stack trace and with an exit status other than 0.',
  needs: [survivesNobody, survivesLookAlike],
  points: 1,
  why: {
    says: 'A closed connection never brings more bytes: waiting for them is waiting for ever, and half a message is no message.',
    reference: 'RFC 9051 section 4.3',
  },
  async run({ program, open, random }) {
    const messages = [writeMessage(random), writeMessage(random)]
    const server = await open(imapServer({ messages, hangsUpInText: true }))
    const client = await fetchIt(program, server, want(random))
    await client.ends(soon)
    client.showsNoStackTrace()
    client.saysSomething()
    await client.fails(soon)
  },
})

export default hiddenChecks([otherMessage, noMessage, hangsUp])
