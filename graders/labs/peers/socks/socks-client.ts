// A client of a student's SOCKS gateway (RFC 1928): it says each message as the check wants, reads what comes to the
// octet, and then hears what is relayed to it.
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { clip } from '#graders/labs/bytes/clip.ts'
import {
  openStreamClient,
  StreamClient,
  type StreamClientOptions,
} from '#graders/labs/network/stream-client.ts'
import type { Peer } from '#graders/labs/peers/peer.ts'
import { hexOf, wrongByte } from '#graders/labs/peers/socks/relayed-bytes.ts'
import type { Where } from '#graders/outcome.ts'
import {
  readSocksReply,
  type SocksTarget,
  socksCommands,
  socksMethods,
  socksReplies,
  writeSocksGreeting,
  writeSocksRequest,
} from '#protocols/socks/socks-messages.ts'

interface Patience {
  withinMs: number
}

/** A SOCKS client of ours, at an address of its own, that has connected. */
export function socksClient(options: StreamClientOptions): Peer<SocksClient> {
  return { open: (tools) => openStreamClient(options, tools, (...parts) => new SocksClient(...parts)) }
}

export class SocksClient extends StreamClient {
  /** All before it belongs to messages that have been read. */
  #readTo = 0

  /** Offers these methods of authentication; none without. */
  greets(methods: readonly number[] = [socksMethods.none]): Promise<void> {
    return this.sends(writeSocksGreeting(methods))
  }

  /** Asks for a connection, or for another command. */
  asksFor(target: SocksTarget, command: keyof typeof socksCommands = 'connect'): Promise<void> {
    return this.sends(writeSocksRequest(target, socksCommands[command]))
  }

  /** The gateway chooses this method. */
  async hearsMethod(method: keyof typeof socksMethods, { withinMs }: Patience): Promise<void> {
    const wanted = Buffer.from([5, socksMethods[method]])
    const path = `the answer to the greeting of ${this.name}`
    const came = await this.#next(2, path, withinMs)
    if (!came.equals(wanted)) throw this.#differs(path, hexOf(wanted), hexOf(came))
    this.#readTo += 2
  }

  /** The gateway's reply has this code, and is a whole one. */
  async hearsReply(code: number, { withinMs }: Patience): Promise<void> {
    const path = `the reply to the request of ${this.name}`
    for (let needs = 4; ; ) {
      const read = readSocksReply(await this.#next(needs, path, withinMs))
      if (read.is === 'malformed')
        throw this.#differs(
          `octet ${read.at + 1} of ${path}`,
          read.expected,
          hexOf(this.#heard().subarray(read.at, read.at + 1)),
          read.at,
        )
      if (read.is === 'whole') {
        if (read.code !== code)
          throw this.#differs(`the code of ${path}`, inWords(code), inWords(read.code), 1)
        this.#readTo += read.octets
        return
      }
      needs = read.needs
    }
  }

  /** Greets, asks and is connected. */
  async isConnectedTo(target: SocksTarget, patience: Patience): Promise<void> {
    await this.greets()
    await this.hearsMethod('none', patience)
    await this.asksFor(target)
    await this.hearsReply(0, patience)
  }

  /** The same, but of what the gateway says only the second octets count, in as many octets as it likes. */
  async isLetThroughTo(target: SocksTarget, { withinMs }: Patience): Promise<void> {
    const says = [
      ['the answer to the greeting', () => this.greets()],
      ['the reply to the request', () => this.asksFor(target)],
    ] as const
    for (const [what, say] of says) {
      await say()
      const path = `${what} of ${this.name}`
      const came = await this.#next(2, path, withinMs)
      if (came[1] !== 0) throw this.#differs(`octet 2 of ${path}`, '00', hexOf(came.subarray(1, 2)), 1)
      this.#readTo = this.connection.received.length
    }
  }

  /** Behind the reply, the target's words come to it, whatever stands around them. */
  async hearsAmong(text: string, { withinMs }: Patience): Promise<void> {
    const what = `what the target says to ${this.name}, “${text}”`
    await this.tools.board.until(
      () => {
        if (this.#heard().includes(text)) return true
        const gone = this.tools.programIsGone()
        if (gone?.trouble) throw gone.trouble
        if (this.connection.programEnd !== null || gone !== null) throw this.#cutShort(what, text.length)
        return undefined
      },
      {
        withinMs,
        orElse: () => new CheckFailure({ code: 'timeout', waitedFor: what, withinMs, where: this.#at(0) }),
      },
    )
  }

  /** Behind the reply, this is what has been relayed, to the last byte. */
  async hearsRelayed(content: string | Buffer, { withinMs }: Patience): Promise<void> {
    const wanted = Buffer.from(content)
    const what = `what the target says to ${this.name}`
    const came = await this.#next(wanted.length, what, withinMs, wanted)
    this.#readTo += came.length
  }

  /** The gateway ends the connection, in whatever way. */
  async seesEnd({ withinMs }: Patience): Promise<void> {
    await this.tools.board.until(() => this.connection.programEnd ?? undefined, {
      withinMs,
      orElse: () =>
        new CheckFailure({
          code: 'timeout',
          waitedFor: `your program to end the connection of ${this.name}`,
          withinMs,
          where: this.whereHeard(),
        }),
    })
  }

  /** Nothing has come behind what was read. Say `server.rests()` before. */
  heardNothingMore(): void {
    const left = this.#heard()
    if (left.length === 0) return
    throw new CheckFailure({
      code: 'leftover-bytes',
      actual: clip(left.toString('latin1')),
      count: left.length,
      where: this.#at(0),
    })
  }

  #heard(): Buffer {
    return this.connection.received.subarray(this.#readTo)
  }

  #at(offset: number): Where {
    return { ...this.whereHeard(), offset: this.#readTo + offset }
  }

  #differs(path: string, expected: string, actual: string, offset = 0): CheckFailure {
    return new CheckFailure({ code: 'wrong-field', path, expected, actual, where: this.#at(offset) })
  }

  /** The next octets, which must be a beginning of `wanted` all the time. */
  async #next(count: number, what: string, withinMs: number, wanted?: Buffer): Promise<Buffer> {
    return await this.tools.board.until(
      () => {
        const came = this.#heard().subarray(0, count)
        const wrong = wanted === undefined ? null : wrongByte(wanted, came, this.#at(0))
        if (wrong !== null) throw wrong
        if (came.length === count) return came
        const gone = this.tools.programIsGone()
        if (gone?.trouble) throw gone.trouble
        if (this.connection.programEnd !== null || gone !== null) throw this.#cutShort(what, count)
        return undefined
      },
      {
        withinMs,
        orElse: () => {
          const came = this.#heard().length
          const rest = came === 0 ? what : `the rest of ${what}, of which ${came} of ${count} bytes came`
          return new CheckFailure({ code: 'timeout', waitedFor: rest, withinMs, where: this.#at(came) })
        },
      },
    )
  }

  #cutShort(what: string, count: number): CheckFailure {
    const came = this.#heard().length
    const gone = this.tools.programIsGone()
    const how = this.connection.programEnd === null ? 'had ended' : `ended the connection of ${this.name}`
    return new CheckFailure({
      code: 'closed-early',
      expected: what,
      actual: `your program ${how} ${came === 0 ? 'without a byte of it' : `after ${came} of ${count} bytes of it`}${gone?.lastWords ?? ''}`,
      where: this.#at(came),
    })
  }
}

const inWords = (code: number) =>
  `${code.toString(16).padStart(2, '0')}, ${socksReplies.get(code) ?? 'which there is not'}`
