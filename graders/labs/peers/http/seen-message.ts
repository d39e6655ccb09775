// A message that the student's program sent, as its recipient reads it, and what a check can ask of any.
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { identicalBytes } from '#graders/labs/bytes/same-bytes.ts'
import type { Where } from '#graders/outcome.ts'
import { fieldsNamed } from '#protocols/http/parse-fields.ts'
import type { HttpMessage } from '#protocols/http/parse-message.ts'

export class SeenMessage {
  protected readonly message: HttpMessage
  protected readonly whose: string
  /** Where its first byte stands. */
  readonly where: Where

  /** @param whose such as "the response to alice" */
  constructor(message: HttpMessage, whose: string, where: Where) {
    this.message = message
    this.whose = whose
    this.where = where
  }

  /** Its content, decoded. */
  get content(): Buffer {
    return Buffer.from(this.message.content)
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

  /** The value of its first field of that name; null where it has none. */
  field(name: string): string | null {
    return fieldsNamed(this.message.fields, name)[0]?.value.text ?? null
  }

  /** It has this field; a value is compared without regard to case and to parameters behind a semicolon. */
  hasField(name: string, value?: string): void {
    const found = fieldsNamed(this.message.fields, name)
    if (found.some((field) => value === undefined || plain(field.value.text) === plain(value))) return
    throw new CheckFailure({
      code: 'wrong-field',
      path: `the field ${name} of ${this.whose}`,
      expected: value ?? 'a value',
      actual: found[0]?.value.text ?? 'no such field',
      where: { ...this.where, offset: found[0]?.line.start ?? this.message.headEnd },
    })
  }

  /** Its head is written as the RFC says: the first line, the fields, their line ends. */
  isSound(): void {
    const [finding] = this.message.findings
    if (finding === undefined) return
    throw new CheckFailure({
      code: 'wrong-field',
      path: this.whose,
      expected: `a message as ${finding.reference} says`,
      actual: finding.says,
      where: { ...this.where, offset: finding.offset },
    })
  }
}

const plain = (text: string) => text.split(';')[0]?.trim().toLowerCase()
