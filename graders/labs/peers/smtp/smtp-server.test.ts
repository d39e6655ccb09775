// The mail server over real sockets: what it forgives, what it refuses, what it holds back, and what is said of a dialogue.
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import type { SmtpConduct } from '#graders/labs/peers/smtp/smtp-conduct.ts'
import { type SmtpServer, smtpServer } from '#graders/labs/peers/smtp/smtp-server.ts'
import { makePeerTools } from '#graders/labs/peers/testing/peer-tools.ts'

const soon = { withinMs: 60_000 }
const letter = ['Subject: dots', '', '..', '..two', 'end', '.']
const begin = ['EHLO a.example', 'MAIL FROM:<al@a.example>', 'RCPT TO:<bob@b.example>', 'DATA']

/** A wait for a program that goes on too early is short here; one for a program that has stopped is as long as ever. */
const waits = (ms: number) => setTimeout(ms > 2_000 ? ms : 50)
/** Every program has stopped at once. */
const atOnce = () => setTimeout(50)

/** Speaks `says` at once, as no client should, and closes its side; or acts as told. */
async function meet(
  conduct: SmtpConduct,
  act: Buffer | string | ((socket: Socket) => void),
  judge: (server: SmtpServer) => Promise<void> | void,
  idle: (ms: number) => Promise<void> = waits,
): Promise<string> {
  const tools = makePeerTools({ idle })
  const { handle, close } = await smtpServer({ ...conduct, port: 0 }).open(tools)
  const socket = connect({ port: handle.port, host: '127.0.0.1', allowHalfOpen: true })
  const replies = text(socket)
  if (typeof act === 'function') act(socket)
  else socket.end(act)
  await handle.seesEnd(soon).catch(() => {})
  await judge(handle)
  tools.board.fail(new Error('the test is over'))
  await close()
  return await replies
}

const lines = (...all: string[]) => all.map((line) => `${line}\r\n`).join('')
const codes = (said: string) => said.match(/^\d{3}(?= )/gm)?.join(' ')
const mismatch = (judge: () => void) => {
  try {
    judge()
  } catch (error) {
    return error instanceof CheckFailure ? error.mismatch : error
  }
  return null
}

test('takes a letter, and finds nothing amiss', async () => {
  const said = await meet({}, lines(...begin, ...letter, 'QUIT'), async (server) => {
    await server.takesLetter(soon)
    server.heardEnvelope({ from: 'al@a.example', to: ['bob@b.example'] })
    server.heardLetter('Subject: dots\n\n.\n.two\nend\n')
    server.sawOnlyCrlf()
    server.sawStrictCommands()
    server.heardQuit()
  })
  expect(codes(said)).toBe('220 250 250 250 354 250 221')
  expect(said).toContain('250-mx.b.example greets a.example\r\n250-8BITMIME\r\n250 AUTH LOGIN PLAIN\r\n')
})

test('forgives what real servers forgive, and tells it to who asks', async () => {
  const loose = 'HELO Alice\nMAIL FROM: al@a.example\nRCPT TO: <bob@b.example> \nDATA\nhello\n.\nQUIT\n'
  const said = await meet({}, loose, (server) => {
    server.heardEnvelope({ from: 'al@a.example', to: ['bob@b.example'] })
    expect(mismatch(() => server.sawOnlyCrlf())).toMatchObject({
      path: 'the end of the line “HELO Alice”',
      actual: 'LF alone, the byte \\n',
      where: { offset: 10 },
    })
    expect(mismatch(() => server.sawStrictCommands())).toMatchObject({
      path: 'how MAIL is written',
      actual: 'MAIL FROM: al@a.example',
      where: { offset: 11 },
    })
    expect(mismatch(() => server.heardLetter('hallo\n'))).toMatchObject({
      expected: 'hallo',
      actual: 'hello',
    })
    expect(mismatch(() => server.heardEnvelope({ from: 'al@a.example', to: [] }))).toMatchObject({
      actual: 'bob@b.example',
    })
  })
  expect(codes(said)).toBe('220 250 250 250 354 250 221')
})

const greets = (socket: Socket) => socket.write(lines('HELO a'))
const isStopped = async (server: SmtpServer) =>
  await expect(server.takesLetter(soon)).rejects.toMatchObject({
    mismatch: { code: 'timeout', waitedFor: 'what comes after “HELO a”' },
  })

describe('says why there is no letter', () => {
  test.each<[string, string, object]>([
    ['nothing was said', '', { code: 'closed-early' }],
    ['a command without its end', `${lines('HELO a')}QUIT`, { path: 'the end of a command', actual: 'QUIT' }],
    [
      'a letter without its end',
      lines(...begin, 'hello', '.QUIT'),
      { path: 'the end of the letter', actual: '.QUIT' },
    ],
    [
      'out of turn',
      lines('HELO a', 'DATA'),
      { actual: 'DATA, to which the server said: 503 From whom? MAIL comes first' },
    ],
    ['hung up', lines('HELO a', 'MAIL FROM:<a@b>'), { code: 'closed-early' }],
    ['TLS', '\x16\x03\x01\x02', { actual: 'the beginning of a TLS handshake' }],
  ])('%s', async (_, says, why) => {
    await meet({}, Buffer.from(says, 'latin1'), async (server) => {
      await expect(server.takesLetter(soon)).rejects.toMatchObject({ mismatch: why })
    })
  })

  test('a client that waits, as we do', async () => {
    await meet({}, greets, isStopped, atOnce)
  })
})

describe('its conduct', () => {
  test('refuses one recipient, and a letter, and another changes nothing', async () => {
    const said = await meet(
      { refuses: { 'eve@b.example': '550 No' }, says: { letter: '552 Full', EHLO: '502 What?' } },
      lines(
        'EHLO a',
        'HELO a',
        ...begin.slice(1, 3),
        'RCPT TO:<eve@b.example>',
        'DATA',
        'hello',
        '.',
        'QUIT',
      ),
      async (server) => {
        await expect(server.takesLetter(soon)).rejects.toMatchObject({
          mismatch: { actual: '., to which the server said: 552 Full' },
        })
      },
    )
    expect(codes(said)).toBe('220 502 250 250 250 550 354 552 221')
  })

  test('hears a letter that was sent in spite of a refusal', async () => {
    const conduct = { says: { MAIL: '451 Later' } } as const
    await meet(conduct, lines(...begin, 'hello', '.', 'QUIT'), (server) =>
      expect(mismatch(() => server.heardNoLetter())).toMatchObject({
        actual: 'hello',
        where: { offset: 73 },
      }),
    )
    await meet(conduct, lines(...begin, 'QUIT'), (server) => server.heardNoLetter())
  })

  test('ends with 421, or without a word', async () => {
    expect(codes(await meet({ says: { DATA: '421 Bye' } }, lines(...begin), () => {}))).toBe(
      '220 250 250 250 421',
    )
    expect(codes(await meet({ hangsUpAt: 'MAIL' }, lines(...begin), () => {}))).toBe('220 250')
  })

  test.each([
    ['all', 'before a byte of the reply to EHLO had come'],
    ['inside-code', 'when of the reply to EHLO only 2 had come'],
    [
      'last-line',
      'when of the reply to EHLO only 250-mx.b.example greets a.example\\r\\n250-8BITMIME\\r\\n had come',
    ],
  ] as const)('holds back %s, and sees who does not wait', async (how, actual) => {
    await meet({ holdsBack: { EHLO: how } }, lines(...begin, ...letter, 'QUIT'), (server) =>
      expect(mismatch(() => server.wasHeardOut())).toMatchObject({ actual }),
    )
    const patient = (socket: Socket) => {
      socket.write(lines('EHLO a.example'))
      socket.on('data', (data) => {
        if (String(data).includes('250 AUTH')) socket.end(lines('QUIT'))
      })
    }
    const said = await meet({ holdsBack: { EHLO: how } }, patient, (server) => {
      server.wasHeardOut()
      server.heardQuit()
    })
    expect(codes(said)).toBe('220 250 221')
  })
})
