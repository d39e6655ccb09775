// A response of the student's server, read as a conforming client reads it, and what a check can ask of it.
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { identicalBytes } from '#graders/labs/bytes/same-bytes.ts'
import type { Where } from '#graders/outcome.ts'
import { fieldsNamed } from '#protocols/http/parse-fields.ts'
import type { HttpMessage } from '#protocols/http/parse-message.ts'

export class HttpResponse {
  readonly #message: HttpMessage
  readonly #whose: string
  readonly #where: Where

  /** @param whose such as "the response to alice" */
  constructor(message: HttpMessage, whose: string, where: Where) {
    this.#message = message
    this.#whose = whose
    this.#where = where
  }

  /** Its status is this, or one of these. */
  hasStatus(...codes: readonly number[]): void {
    const { start } = this.#message
    const status = start.kind === 'response' ? start.status : null
    if (status !== null && codes.includes(status.code)) return
    throw new CheckFailure({
      code: 'wrong-field',
      path: `the status of ${this.#whose}`,
      expected: codes.join(' or '),
      actual: status === null ? 'no status that can be read' : String(status.code),
      where: { ...this.#where, offset: status?.start ?? start.version?.start ?? 0 },
    })
  }

  /** Its content is this, to the last byte. */
  holds(content: string | Buffer): void {
    const wanted = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
    const difference = identicalBytes(wanted, Buffer.from(this.#message.content), this.#where)
    if (difference === null) return
    // The offset within the content is the place within all that came.
    const offset = this.#message.headEnd + (difference.where?.offset ?? 0)
    throw new CheckFailure({ ...difference, where: { ...this.#where, offset } })
  }

  /** It has this field; a value is compared without regard to case and to parameters behind a semicolon. */
  hasField(name: string, value?: string): void {
    const found = fieldsNamed(this.#message.fields, name)
    if (found.some((field) => value === undefined || plain(field.value.text) === plain(value))) return
    throw new CheckFailure({
      code: 'wrong-field',
      path: `the field ${name} of ${this.#whose}`,
      expected: value ?? 'a value',
      actual: found[0]?.value.text ?? 'no such field',
      where: { ...this.#where, offset: found[0]?.line.start ?? this.#message.headEnd },
    })
  }

  /** It says how long its content is, so that nobody has to wait for the close to know. */
  saysItsLength(): void {
    const { framing, headEnd } = this.#message
    if (framing.by !== 'close') return
    throw new CheckFailure({
      code: 'wrong-field',
      path: `the length of ${this.#whose}`,
      expected: 'Content-Length with the number of bytes of the content, or chunked coding',
      actual: 'neither: only the close of the connection says where the content ends',
      where: { ...this.#where, offset: headEnd },
    })
  }

  /** Its head is written as the RFC says: the status line, the fields, their line ends. */
  isSound(): void {
    const [finding] = this.#message.findings
    if (finding === undefined) return
    throw new CheckFailure({
      code: 'wrong-field',
      path: this.#whose,
      expected: `a response as ${finding.reference} says`,
      actual: finding.says,
      where: { ...this.#where, offset: finding.offset },
    })
  }
}

const plain = (text: string) => text.split(';')[0]?.trim().toLowerCase()
