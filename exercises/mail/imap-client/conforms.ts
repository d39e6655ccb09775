import { imapServer, printsMessage } from '#graders/author/imap'
import { check } from '#graders/author/lab'
import { beside, ends, fetchIt, printsIt, soon, want, writeMessage, writeMessages } from './works.ts'

export const givenPort = check('given-port', {
  tier: 'conforms',
  says: 'Connects to the port that it was given.',
  needs: [ends],
  points: 1,
  why: {
    says: 'IMAP is at home at port 143, and a server may be elsewhere: the second argument says where.',
    reference: 'RFC 9051 section 2.1',
  },
  tryIt: beside(),
  async run({ program, open, random }) {
    const server = await open(imapServer({ messages: writeMessages(random) }))
    const client = await fetchIt(program, server, want(random))
    await client.ends(soon)
    server.wasFoundAtItsPort()
  },
})

export const givenLogin = check('given-login', {
  tier: 'conforms',
  says: 'Logs in as the user and with the password that it was given.',
  needs: [printsIt],
  points: 1,
  why: {
    says: 'Whose mailbox is read, the user and the password decide.',
    reference: 'RFC 9051 section 6.2.3',
  },
  tryIt: beside(),
  async run({ program, open, random }) {
    const login = want(random)
    const server = await open(imapServer({ login, messages: writeMessages(random) }))
    await fetchIt(program, server, login)
    await server.letsIn(soon)
  },
})

export const quotesPassword = check('quotes-password', {
  tier: 'conforms',
  says: 'Sends a password with blanks, quotes and backslashes as a quoted string.',
  needs: [givenLogin],
  points: 1,
  why: {
    says: 'A blank ends an atom. Between quotes it does not; and a quote or a backslash there has a backslash before it.',
    reference: 'RFC 9051 section 4.3',
  },
  tryIt: beside(undefined, 'my "se\\cret"'),
  async run({ program, open, random }) {
    const login = { ...want(random), password: `${random.words(2)} "${random.token()}" \\o/` }
    const server = await open(imapServer({ login, messages: writeMessages(random) }))
    await fetchIt(program, server, login)
    await server.letsIn(soon)
  },
})

export const givenNumber = check('given-number', {
  tier: 'conforms',
  says: 'Fetches the message with the number that it was given, header and body, and no other.',
  needs: [printsIt],
  points: 2,
  why: {
    says: 'A mailbox may hold thousands of messages: IMAP leaves them there, and hands out what is asked for.',
    reference: 'RFC 9051 section 6.4.5',
  },
  tryIt: beside(),
  async run({ program, open, random }) {
    const messages = writeMessages(random)
    const server = await open(imapServer({ messages }))
    const client = await fetchIt(program, server, want(random, 3))
    await server.isReadFrom(soon)
    server.sentOnly(3)
    await printsMessage(client, messages[2] ?? '', soon)
  },
})

export const strictCommands = check('strict-commands', {
  tier: 'conforms',
  says: 'Begins every command with a tag of its own, and ends it in CR LF.',
  needs: [ends],
  points: 1,
  why: {
    says: 'The tag tells which command a response ends: with the same one twice nobody knows.',
    reference: 'RFC 9051 section 2.2.1',
  },
  tryIt: beside(),
  async run({ program, open, random }) {
    const server = await open(imapServer({ messages: writeMessages(random) }))
    const client = await fetchIt(program, server, want(random))
    await client.ends(soon)
    server.sawStrictCommands()
  },
})

export const logsOut = check('logs-out', {
  tier: 'conforms',
  says: 'Takes its leave with LOGOUT, and closes the connection when the server has answered.',
  needs: [ends],
  points: 1,
  why: {
    says: 'A connection that just ends may as well have broken: only LOGOUT says that nothing more was to come.',
    reference: 'RFC 9051 section 6.1.3',
  },
  tryIt: beside(),
  async run({ program, open, random }) {
    const server = await open(imapServer({ messages: writeMessages(random), holdsBack: ['LOGOUT'] }))
    await fetchIt(program, server, want(random))
    await server.isReadFrom(soon)
    await server.seesEnd(soon)
    server.heardLogout()
  },
})

export const utf8 = check('utf-8', {
  tier: 'conforms',
  says: 'Prints letters beyond ASCII, and counts them in octets.',
  needs: [givenNumber],
  points: 1,
  why: {
    says: 'The number in braces counts octets, and an ö has two: who counts letters reads too far, or not far enough.',
    reference: 'RFC 3629 section 3',
  },
  tryIt: beside((said) => said.replace('{21}', '{23}').replace('hello', 'héllö')),
  async run({ program, open, random }) {
    const messages = [
      writeMessage(random),
      writeMessage(random, `öl, café, πρέζα, ${random.words(3)}\nGrüße\n`),
    ]
    const server = await open(imapServer({ messages }))
    const client = await fetchIt(program, server, want(random))
    await server.isReadFrom(soon)
    await server.seesEnd(soon)
    await printsMessage(client, messages[1] ?? '', soon)
  },
})
