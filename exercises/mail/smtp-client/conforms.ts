import { check } from '#graders/author/lab'
import { smtpServer } from '#graders/author/smtp'
import { allWell, beside, delivers, ends, handIn, soon, writeLetter } from './works.ts'

export const givenPort = check('given-port', {
  tier: 'conforms',
  says: 'Connects to the port that it was given.',
  needs: [ends],
  points: 1,
  why: {
    says: 'Mail servers listen at 25, at 587 or elsewhere: the second argument says which one is meant.',
    reference: 'RFC 6409 section 3.1',
  },
  tryIt: beside(allWell),
  async run({ program, open, random }) {
    const server = await open(smtpServer())
    const client = await handIn(program, server, writeLetter(random))
    await client.ends(soon)
    server.wasFoundAtItsPort()
  },
})

export const envelope = check('envelope', {
  tier: 'conforms',
  says: 'Puts on the envelope the sender and the recipients that it was given, one RCPT for each.',
  needs: [delivers],
  points: 2,
  why: {
    says: 'Servers look at the envelope alone: what stands in the header is for people, and may be something else.',
    reference: 'RFC 5321 section 3.3',
  },
  tryIt: beside([...allWell.slice(0, 3), '250 OK', ...allWell.slice(3)], {
    to: 'bob@b.example carol@b.example',
  }),
  async run({ program, open, random }) {
    const server = await open(smtpServer())
    const letter = writeLetter(random, undefined, 3)
    await handIn(program, server, letter)
    await server.takesLetter(soon)
    await server.seesEnd(soon)
    server.heardEnvelope(letter)
  },
})

export const strictCommands = check('strict-commands', {
  tier: 'conforms',
  says: 'Writes its commands as the RFC does: no blank behind the colon, addresses in angle brackets, a name behind EHLO or HELO.',
  needs: [delivers],
  points: 1,
  why: {
    says: 'Many servers forgive a blank behind MAIL FROM: and missing brackets. Those that do not say 501, and there is no letter.',
    reference: 'RFC 5321 section 4.1.1',
  },
  tryIt: beside(allWell),
  async run({ program, open, random }) {
    const server = await open(smtpServer())
    await handIn(program, server, writeLetter(random))
    await server.takesLetter(soon)
    await server.seesEnd(soon)
    server.sawStrictCommands()
  },
})

export const sendsLetter = check('sends-letter', {
  tier: 'conforms',
  says: 'Sends the letter from its standard input as it is: header, empty line, body, and nothing more.',
  needs: [delivers],
  points: 2,
  why: {
    says: 'The first empty line ends the header: a line too many before it makes text of the fields behind.',
    reference: 'RFC 5322 section 2.1',
  },
  tryIt: beside(allWell),
  async run({ program, open, random }) {
    const server = await open(smtpServer())
    const letter = writeLetter(random)
    await handIn(program, server, letter)
    await server.takesLetter(soon)
    server.heardLetter(letter.text)
  },
})

export const crlf = check('crlf', {
  tier: 'conforms',
  says: 'Ends every line in CR LF, those of the letter too.',
  needs: [delivers],
  points: 1,
  why: {
    says: 'Two servers that disagree on what ends a line also disagree on where a letter ends, and one letter becomes two.',
    reference: 'RFC 5321 section 2.3.8',
  },
  tryIt: beside(allWell),
  async run({ program, open, random }) {
    const server = await open(smtpServer())
    await handIn(program, server, writeLetter(random))
    await server.takesLetter(soon)
    await server.seesEnd(soon)
    server.sawOnlyCrlf()
  },
})

export const dotStuffing = check('dot-stuffing', {
  tier: 'conforms',
  says: 'Sends lines that begin with a dot so that they arrive as they are, and a line with a dot alone, too.',
  needs: [sendsLetter],
  points: 2,
  why: {
    says: 'A dot alone ends the letter, and of any other line the server takes away a first dot: one that is put before it protects both.',
    reference: 'RFC 5321 section 4.5.2',
  },
  tryIt: beside(allWell, { letter: 'Subject: dots\\n\\n.\\n..two\\n.one\\nend\\n' }),
  async run({ program, open, random }) {
    const server = await open(smtpServer())
    const body = [`${random.words(2)}.`, '.', `.${random.words(1)}`, `..${random.words(1)}`, random.words(2)]
    const letter = writeLetter(random, body.join('\n'))
    await handIn(program, server, letter)
    await server.takesLetter(soon)
    server.heardLetter(letter.text)
  },
})

export const waitsForGreeting = check('waits-for-greeting', {
  tier: 'conforms',
  says: 'Waits for the greeting before it says its first word.',
  needs: [delivers],
  points: 1,
  why: {
    says: 'The greeting says whether the server takes letters at all. Many refuse whoever does not wait for it: robots never do.',
    reference: 'RFC 5321 section 4.3.1',
  },
  tryIt: beside(allWell),
  async run({ program, open, random }) {
    const server = await open(smtpServer({ holdsBack: { greeting: 'all' } }))
    await handIn(program, server, writeLetter(random))
    await server.takesLetter(soon)
    server.wasHeardOut()
  },
})

export const quits = check('quits', {
  tier: 'conforms',
  says: 'Takes its leave with QUIT, and closes the connection when the server has answered.',
  needs: [ends],
  points: 1,
  why: {
    says: 'A connection that just ends may as well have broken: only QUIT says that nothing more was to come.',
    reference: 'RFC 5321 section 4.1.1.10',
  },
  tryIt: beside(allWell),
  async run({ program, open, random }) {
    const server = await open(smtpServer({ holdsBack: { QUIT: 'all' } }))
    await handIn(program, server, writeLetter(random))
    await server.takesLetter(soon)
    await server.seesEnd(soon)
    server.heardQuit()
    server.wasHeardOut()
  },
})
