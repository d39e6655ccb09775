// A response of the student's server, read as a conforming client reads it, and what a check can ask of it.
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { identicalBytes } from '#graders/labs/bytes/same-bytes.ts'
import { SeenMessage } from '#graders/labs/peers/http/seen-message.ts'

export class HttpResponse extends SeenMessage {
  /** Its status is this, or one of these. */
  hasStatus(...codes: readonly number[]): void {
    const { start } = this.message
    const status = start.kind === 'response' ? start.status : null
    if (status !== null && codes.includes(status.code)) return
    throw new CheckFailure({
      code: 'wrong-field',
      path: `the status of ${this.whose}`,
      expected: codes.join(' or '),
      actual: status === null ? 'no status that can be read' : String(status.code),
      where: { ...this.where, offset: status?.start ?? start.version?.start ?? 0 },
    })
  }

  /** Its content is this, to the last byte. */
  holds(content: string | Buffer): void {
    const wanted = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
    const difference = identicalBytes(wanted, this.content, this.where)
    if (difference === null) return
    // The offset within the content is the place within all that came.
    const offset = this.message.headEnd + (difference.where?.offset ?? 0)
    throw new CheckFailure({ ...difference, where: { ...this.where, offset } })
  }

  /** It says how long its content is, so that nobody has to wait for the close to know. */
  saysItsLength(): void {
    const { framing, headEnd } = this.message
    if (framing.by !== 'close') return
    throw new CheckFailure({
      code: 'wrong-field',
      path: `the length of ${this.whose}`,
      expected: 'Content-Length with the number of bytes of the content, or chunked coding',
      actual: 'neither: only the close of the connection says where the content ends',
      where: { ...this.where, offset: headEnd },
    })
  }
}
