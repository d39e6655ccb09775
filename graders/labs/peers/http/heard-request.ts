// A request that the student's program sent to a server of ours.
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { SeenMessage } from '#graders/labs/peers/http/seen-message.ts'
import type { Where } from '#graders/outcome.ts'
import type { HttpMessage } from '#protocols/http/parse-message.ts'
import type { RequestLine } from '#protocols/http/parse-start-line.ts'

export class HeardRequest extends SeenMessage {
  readonly #line: RequestLine

  constructor(line: RequestLine, message: HttpMessage, number: number, where: Where) {
    super(message, number === 0 ? 'the request' : `request ${number + 1}`, where)
    this.#line = line
  }

  get method(): string {
    return this.#line.method.text
  }

  /**
   * The page that is meant, by a server's own lenience: a target in absolute form names its path (RFC 9112 section
   * 3.2.2), and slashes that stand together at its beginning count as one.
   */
  get path(): string {
    return this.#line.target.text.replace(/^https?:\/\/[^/?#]*/i, '').replace(/^\/*/, '/')
  }

  /** The host that is meant, without its port: of a target in absolute form, else of the field Host. */
  get host(): string {
    const authority = /^https?:\/\/([^/?#]*)/i.exec(this.#line.target.text)?.[1] ?? this.field('Host') ?? ''
    return authority.replace(/:\d*$/, '').toLowerCase()
  }

  /** HTTP/1.0 or the like, or it asks for the close. */
  get isLast(): boolean {
    const { version } = this.#line
    const isOld = version === null || version.major < 1 || (version.major === 1 && version.minor === 0)
    const asked = this.field('Connection')?.toLowerCase() ?? ''
    return asked.includes('close') || (isOld && !asked.includes('keep-alive'))
  }

  hasMethod(method: string): void {
    this.#isAsked('method', this.#line.method, method)
  }

  /** The page that it asks for, in whatever form. */
  hasPath(path: string): void {
    this.#isAsked('target', { ...this.#line.target, text: this.path }, path)
  }

  /** It is meant for this host, whatever its port. */
  hasHost(host: string): void {
    const meant = this.host
    if (meant === host.toLowerCase()) return
    throw new CheckFailure({
      code: 'wrong-field',
      path: 'the host that the request is meant for',
      expected: host,
      actual: meant,
      where: this.where,
    })
  }

  /** Its target is this, to the letter. */
  hasTarget(target: string): void {
    this.#isAsked('target', this.#line.target, target)
  }

  /** It is of HTTP/1.1. */
  hasVersion11(): void {
    const { version } = this.#line
    if (version?.major === 1 && version.minor === 1) return
    throw new CheckFailure({
      code: 'wrong-field',
      path: `the version of ${this.whose}`,
      expected: 'HTTP/1.1',
      actual: version === null ? 'none that can be read' : `HTTP/${version.major}.${version.minor}`,
      where: { ...this.where, offset: version?.start ?? this.#line.target.end },
    })
  }

  #isAsked(what: string, seen: { text: string; start: number }, expected: string): void {
    if (seen.text === expected) return
    throw new CheckFailure({
      code: 'wrong-field',
      path: `the ${what} of ${this.whose}`,
      expected,
      actual: seen.text.slice(0, 600),
      where: { ...this.where, offset: seen.start },
    })
  }
}
