import { imapServer, printsMessage } from '#graders/author/imap'
import { check } from '#graders/author/lab'
import { givenLogin, givenNumber } from './conforms.ts'
import { beside, ends, fetchIt, soon, want, writeMessage, writeMessages } from './works.ts'

export const survivesUntagged = check('survives-untagged', {
  tier: 'survives',
  says: 'Passes over what the server says in between, and waits for the line with its tag.',
  needs: [givenNumber, ends],
  points: 2,
  why: {
    says: 'A server may tell at any time what happens in the mailbox. Only the line with the tag answers the command.',
    reference: 'RFC 9051 section 7',
  },
  tryIt: beside((said) => `* 5 EXISTS\\r\\n${said}`),
  async run({ program, open, random }) {
    const messages = writeMessages(random)
    const between = [
      '* 4 EXISTS',
      '* OK We are here until six',
      String.raw`* 1 FETCH (FLAGS (\Seen \Answered))`,
      '* NO The disk is nearly full',
    ]
    const server = await open(imapServer({ messages, between }))
    const client = await fetchIt(program, server, want(random))
    await server.isReadFrom(soon)
    await printsMessage(client, messages[1] ?? '', soon)
    await client.exits(0, soon)
  },
})

export const survivesSplitText = check('survives-split-text', {
  tier: 'survives',
  says: 'Prints the whole message when its text comes in pieces, and says nothing before it is whole.',
  needs: [givenNumber],
  points: 2,
  why: {
    says: 'One recv() gives what is there at that moment. The number in braces says how many bytes there are to read.',
    reference: 'RFC 9051 section 4.3',
  },
  tryIt: beside((said) => said.replace('hello', "hel\\c' 'lo")),
  async run({ program, open, random }) {
    const messages = [writeMessage(random), writeMessage(random, `${random.words(3)}\n`.repeat(40))]
    const server = await open(imapServer({ messages, holdsBack: ['text'] }))
    const client = await fetchIt(program, server, want(random))
    await server.isReadFrom(soon)
    await printsMessage(client, messages[1] ?? '', soon)
    server.wasHeardOut()
  },
})

export const survivesLookAlike = check('survives-look-alike', {
  tier: 'survives',
  says: 'Prints the whole message when lines in it look like the end of the response.',
  needs: [survivesSplitText],
  points: 2,
  why: {
    says: 'What is in a message is up to whoever sent it. Only the count tells where it ends.',
    reference: 'RFC 9051 section 4.3',
  },
  tryIt: beside((said) => said.replace('{21}', '{32}').replace('hello', 'a3 OK Done\\r\\n)')),
  async run({ program, open, random }) {
    const [first, head, end] = [writeMessage(random), writeMessage(random, ''), random.words(4)]
    const messages = (tag: string) => [first, `${head})\n${tag} OK Done\n* BYE\n\n${end}\n`]
    const server = await open(imapServer({ messages }))
    const client = await fetchIt(program, server, want(random))
    await server.isReadFrom(soon)
    await printsMessage(client, server.sentTexts(), soon)
  },
})

export const survivesWrongPassword = check('survives-wrong-password', {
  tier: 'survives',
  says: 'Says so when the log-in is refused, and ends without a stack trace and with an exit status other than 0.',
  needs: [givenLogin, ends],
  points: 2,
  why: {
    says: 'NO with the tag says that the command was understood and refused: nothing that comes after it can succeed.',
    reference: 'RFC 9051 section 7.1.2',
  },
  tryIt: beside((said, index) => (index === 1 ? 'a1 NO wrong password' : said)),
  async run({ program, open, random }) {
    const login = { user: random.words(1), password: random.token() }
    const server = await open(imapServer({ login, messages: writeMessages(random) }))
    const client = await fetchIt(program, server, want(random))
    await client.ends(soon)
    client.showsNoStackTrace()
    client.saysSomething()
    await client.fails(soon)
  },
})

export const survivesNobody = check('survives-refusal', {
  tier: 'survives',
  says: 'Says so when nobody listens, and ends without a stack trace and with an exit status other than 0.',
  needs: [ends],
  points: 1,
  why: {
    says: 'Servers are down now and then. Whoever uses the program needs a sentence, not its source code.',
    reference: 'RFC 9293 section 3.10.7.1',
  },
  tryIt: '{program} 127.0.0.1 1143 alice secret 2; echo "exit status $?"    # while no server runs',
  async run({ program, host, random }) {
    const client = await fetchIt(program, { host, port: 1143 }, want(random))
    await client.ends(soon)
    client.showsNoStackTrace()
    client.saysSomething()
    await client.fails(soon)
  },
})
