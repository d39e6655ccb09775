// The mailbox over real sockets: what it hands out, what it holds back, and what is said of a dialogue.
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { type ImapServer, imapServer } from '#graders/labs/peers/imap/imap-server.ts'
import { makePeerTools } from '#graders/labs/peers/testing/peer-tools.ts'

const soon = { withinMs: 60_000 }
const lines = (...all: string[]) => all.map((line) => `${line}\r\n`).join('')
const begin = ['a LOGIN al secret', 'b SELECT INBOX']
const messages = ['Subject: one\n\nGrüße\n', 'Subject: two\n\nhello\n']

/** Says all at once, as no client should, and closes its side. */
async function meet(
  options: Parameters<typeof imapServer>[0],
  says: string,
  judge: (server: ImapServer) => Promise<void> | void,
): Promise<string> {
  const tools = makePeerTools({ idle: (ms) => setTimeout(ms > 2_000 ? ms : 50) })
  const { handle, close } = await imapServer({ messages, ...options, port: 0 }).open(tools)
  const socket = connect({ port: handle.port, host: '127.0.0.1', allowHalfOpen: true })
  const replies = text(socket)
  socket.end(says)
  await handle.seesEnd(soon).catch(() => {})
  await judge(handle)
  tools.board.fail(new Error('the test is over'))
  await close()
  return await replies
}

const mismatch = (judge: () => void) => {
  try {
    judge()
  } catch (error) {
    return error instanceof CheckFailure ? error.mismatch : error
  }
  return null
}

test('hands out a message, and finds nothing amiss', async () => {
  const said = await meet({}, lines(...begin, 'c FETCH 1 BODY[]', 'd LOGOUT'), async (server) => {
    await server.letsIn(soon)
    await server.isReadFrom(soon)
    server.sentOnly(1)
    server.sawStrictCommands()
    server.heardLogout()
    expect(server.sentTexts()).toEqual([messages[0]])
    expect(mismatch(() => server.sentOnly(2))).toMatchObject({ expected: '2', actual: '1' })
  })
  expect(said).toContain(
    '* 1 FETCH (FLAGS (\\Seen) BODY[] {25}\r\nSubject: one\r\n\r\nGrüße\r\n)\r\nc OK Done\r\n',
  )
  expect(said).toMatch(/\* BYE .*\r\nd OK Done\r\n$/)
})

describe('says how far it came', () => {
  test.each<[string, string, object]>([
    ['nothing was said', '', { code: 'closed-early' }],
    ['a command without its end', 'a LOGIN al', { path: 'the end of a command', actual: 'a LOGIN al' }],
    ['no tag', lines('LOGIN "al" "b"'), { actual: expect.stringContaining('* BAD A tag') }],
    [
      'no log-in',
      lines('a SELECT INBOX'),
      { actual: 'a SELECT INBOX, to which the server said: a BAD Log in first' },
    ],
    [
      'hung up',
      lines(...begin),
      { code: 'closed-early', actual: 'your program ended the connection after b SELECT INBOX' },
    ],
  ])('%s', async (_, says, why) => {
    await meet({}, says, async (server) => {
      await expect(server.isReadFrom(soon)).rejects.toMatchObject({ mismatch: why })
    })
  })
})

test('tells tags that come twice, line ends, and a LOGOUT that is missing', async () => {
  await meet({}, `a NOOP\r\n${lines('a NOOP')}`, (server) => {
    expect(mismatch(() => server.sawStrictCommands())).toMatchObject({
      path: 'the tag of a command',
      where: { offset: 8 },
    })
    expect(mismatch(() => server.heardLogout())).toMatchObject({ path: 'the end of the dialogue' })
  })
  await meet({}, 'a NOOP\n', (server) =>
    expect(mismatch(() => server.sawStrictCommands())).toMatchObject({ path: 'the end of a command' }),
  )
})

test('says other things in between, puts the tag into a message, holds back, and hangs up', async () => {
  const fetch = lines(...begin, 'c FETCH 1 BODY[]', 'd LOGOUT')
  expect(await meet({ between: ['* 9 EXISTS'] }, fetch, () => {})).toContain(
    '* 9 EXISTS\r\na OK Logged in\r\n',
  )
  const mimic = { messages: (tag: string) => [`Subject: x\n\n${tag} OK\n`] }
  await meet(mimic, fetch, (server) => expect(server.sentTexts()).toEqual(['Subject: x\n\nc OK\n']))
  await meet({ holdsBack: ['text'] }, fetch, (server) =>
    expect(mismatch(() => server.wasHeardOut())).toMatchObject({
      expected: 'after the text of the message had come whole',
    }),
  )
  const cut = await meet({ hangsUpInText: true }, fetch, () => {})
  expect(cut).toMatch(/\{25\}\r\nSubject: one$/)
})
