import { check } from '#graders/author/lab'
import { smtpServer } from '#graders/author/smtp'
import { envelope, waitsForGreeting } from './conforms.ts'
import { allWell, beside, delivers, ends, handIn, soon, writeLetter } from './works.ts'

const several = (code: string, words: string) => [
  `${code}-${words}`,
  `${code}-and more`,
  `${code} and the end`,
]

export const survivesSplitReply = check('survives-split-reply', {
  tier: 'survives',
  says: 'Waits for the whole reply when TCP delivers it in pieces.',
  needs: [delivers],
  points: 2,
  why: {
    says: 'One recv() gives what is there at that moment, and that may be a single digit. A reply is whole at the end of its line.',
    reference: 'RFC 9293 section 3.7',
  },
  tryIt: beside(allWell).replace('printf %b "$r', 'printf %.1s "$r"; sleep 1; printf %b "${r#?}'),
  async run({ program, open, random }) {
    const server = await open(
      smtpServer({ holdsBack: { MAIL: 'inside-code', DATA: 'inside-code', letter: 'inside-code' } }),
    )
    await handIn(program, server, writeLetter(random))
    await server.takesLetter(soon)
    await server.seesEnd(soon)
    server.wasHeardOut()
  },
})

export const survivesLines = check('survives-several-lines', {
  tier: 'survives',
  says: 'Takes a reply of several lines for one, and goes on only after its last line.',
  needs: [waitsForGreeting, survivesSplitReply],
  points: 2,
  why: {
    says: 'A hyphen behind the digits says that more lines follow, a blank that this is the last. Who goes on too early takes every later reply for that to another command.',
    reference: 'RFC 5321 section 4.2.1',
  },
  tryIt: beside(['220 mx.b.example', '250-hello\\r\\n250 8BITMIME', ...allWell.slice(2)]),
  async run({ program, open, random }) {
    const server = await open(
      smtpServer({
        says: { greeting: several('220', 'mx.b.example'), MAIL: several('250', 'OK') },
        holdsBack: { greeting: 'last-line', EHLO: 'last-line', MAIL: 'last-line' },
      }),
    )
    await handIn(program, server, writeLetter(random))
    await server.takesLetter(soon)
    server.wasHeardOut()
  },
})

export const survivesRefusedSender = check('survives-refused-sender', {
  tier: 'survives',
  says: 'Sends no letter when the sender is refused, says so, and ends with an exit status other than 0.',
  needs: [ends],
  points: 2,
  why: {
    says: 'Replies that begin with 4 or 5 are refusals: 4 for now, 5 for good. What follows is not heard as a letter.',
    reference: 'RFC 5321 section 4.2.1',
  },
  tryIt: beside(['220 mx.b.example', '250 hello', '451 come again later', '221 bye']),
  async run({ program, open, random }) {
    const server = await open(smtpServer({ says: { MAIL: '451 4.7.1 Come again in five minutes' } }))
    const client = await handIn(program, server, writeLetter(random))
    await client.ends(soon)
    client.showsNoStackTrace()
    server.heardNoLetter()
    client.saysSomething()
    await client.fails(soon)
  },
})

export const survivesRefusedRecipient = check('survives-refused-recipient', {
  tier: 'survives',
  says: 'Sends the letter to the others when one recipient is refused, and ends with an exit status other than 0.',
  needs: [envelope, survivesRefusedSender],
  points: 2,
  why: {
    says: 'One wrong address must not cost the others their letter; and whoever sent it must learn who did not get it.',
    reference: 'RFC 5321 section 3.3',
  },
  tryIt: beside([...allWell.slice(0, 3), '550 no such mailbox', ...allWell.slice(3)], {
    to: 'nobody@b.example bob@b.example',
  }),
  async run({ program, open, random }) {
    const letter = writeLetter(random, undefined, 3)
    const [first = '', ...others] = letter.to
    const server = await open(smtpServer({ refuses: { [first]: '550 5.1.1 There is no such mailbox' } }))
    const client = await handIn(program, server, letter)
    await server.takesLetter(soon)
    await client.ends(soon)
    server.heardEnvelope({ ...letter, to: others })
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
  tryIt: `printf 'Subject: hi\\n\\nhello\\n' | {program} 127.0.0.1 1025 alice@a.example bob@b.example; echo "exit status $?"    # while no server runs`,
  async run({ program, host, random }) {
    const client = await handIn(program, { host, port: 1025 }, writeLetter(random))
    await client.ends(soon)
    client.showsNoStackTrace()
    client.saysSomething()
    await client.fails(soon)
  },
})
