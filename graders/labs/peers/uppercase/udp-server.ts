// The uppercase server of the textbook pair over UDP: to each datagram it says its text in capital letters.
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { otherText } from '#graders/labs/bytes/other-text.ts'
import { sameBytes } from '#graders/labs/bytes/same-bytes.ts'
import { type DatagramLink, datagramLink } from '#graders/labs/network/datagram-link.ts'
import {
  DatagramServer,
  type HeardDatagram,
  openDatagramServer,
} from '#graders/labs/network/datagram-server.ts'
import { openUdpWire } from '#graders/labs/network/udp-wire.ts'
import type { Peer } from '#graders/labs/peers/peer.ts'

export interface UdpUppercaseOptions {
  /** What the server says to a text, both without the final line feed; null: it says nothing. */
  replies?: (text: string) => string | null
  /** What a stranger, at an address and port of its own, says to the program before the server does. */
  strangerSays?: (text: string) => string
  /** Whether the stranger is at an address of its own, or behind another port of the server's. */
  strangerAt?: 'another-address' | 'another-port'
  /** The conditions of its link; without, the link is clear. */
  over?: DatagramLink
  port?: number
}

/** An address of the documentation's (RFC 5737) that is nobody's in a lab. */
const strangeAddress = '203.0.113.66'

export function udpUppercase({
  replies = (text) => text.toUpperCase(),
  strangerSays,
  strangerAt = 'another-address',
  over,
  port = 12_000,
}: UdpUppercaseOptions = {}): Peer<UdpUppercaseServer> {
  return {
    async open(tools) {
      const address = strangerAt === 'another-address' ? strangeAddress : tools.host
      const stranger = { number: 99, name: 'mallory', address, port: 0, server: null, over: datagramLink() }
      const mallory = strangerSays === undefined ? null : await openUdpWire(stranger, tools)
      const service = {
        name: 'the uppercase server',
        port,
        ...(over === undefined ? {} : { over }),
        async talk({ bytes, end, answer }: HeardDatagram) {
          const lineFeed = bytes.at(-1) === 0x0a ? '\n' : ''
          const text = bytes.subarray(0, bytes.length - lineFeed.length).toString('utf8')
          if (mallory !== null && strangerSays !== undefined)
            await mallory.send([Buffer.from(strangerSays(text) + lineFeed)], end)
          const said = replies(text)
          if (said !== null) await answer(Buffer.from(said + lineFeed))
        },
      }
      const opened = await openDatagramServer(service, tools, (...parts) => new UdpUppercaseServer(...parts))
      return {
        ...opened,
        close: async () => {
          await mallory?.close()
          await opened.close()
        },
      }
    },
  }
}

export class UdpUppercaseServer extends DatagramServer {
  /** The program sends `text`, whatever else it sends around it and in however many datagrams. */
  async hears(text: string, { withinMs }: { withinMs: number }): Promise<void> {
    const wanted = Buffer.from(text, 'utf8')
    await this.first(withinMs)
    await this.tools.board.until(
      () => {
        if (this.heard.some(({ bytes }) => bytes.includes(wanted))) return true
        if (this.tools.programIsGone() !== null) throw this.#unlike(text)
        return undefined
      },
      { withinMs, orElse: () => this.#unlike(text) },
    )
  }

  /** The program has sent `text` and nothing else in its first datagram; a final line feed is optional. */
  heardExactly(text: string): void {
    const first = this.#spoken()
    const difference = sameBytes(Buffer.from(text, 'utf8'), first.bytes, first.where)
    if (difference !== null) throw new CheckFailure(difference)
  }

  /** The program has sent one datagram, no more. */
  sawOneDatagram(): void {
    this.#spoken()
    const second = this.heard[1]
    if (second === undefined) return
    throw new CheckFailure({
      code: 'wrong-field',
      path: 'number of datagrams',
      expected: '1',
      actual: String(this.heard.length),
      where: second.where,
    })
  }

  #spoken() {
    const [first] = this.heard
    if (first === undefined) throw this.nothingSent(`a UDP datagram to ${this.name}, port ${this.port}`)
    return first
  }

  #unlike(text: string): CheckFailure {
    const { bytes, where } = this.#spoken()
    return otherText('the text that your program sent', text, bytes, where)
  }
}
