// A response of the student's server, read as a conforming client reads it, and what a check can ask of it.
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
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

  /** Its content does not hold this text, of what must not come through. */
  hidesAll(text: string): void {
    const at = this.content.indexOf(text)
    if (at < 0) return
    throw new CheckFailure({
      code: 'wrong-field',
      path: `the content of ${this.whose}`,
      expected: 'nothing of the page that is refused',
      actual: this.content.subarray(at).toString('latin1').slice(0, 600),
      where: { ...this.where, offset: this.message.headEnd },
    })
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
