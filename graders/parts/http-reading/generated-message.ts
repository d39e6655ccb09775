// A message from an author's text: written out, with fillers and chunks of the sizes that the variant has.
import { writtenMessage } from '#graders/parts/http-message/written-message.ts'

const passage =
  'What a message says is one thing and where it ends another. A recipient finds the end by what the head says, and never by what the content looks like. '

const fillerMax = 2_000

/** Exactly so many octets of plain text without a line end. */
export function fillerOf(octets: number): string {
  const count = Math.max(0, Math.min(fillerMax, Math.round(octets)))
  return passage.repeat(Math.ceil(count / passage.length)).slice(0, count)
}

/** `text` has its templates filled in. RFC 9112 section 7.1 for the chunks. */
export function generatedMessage(text: string): string {
  const filled = text.replaceAll(/\(filler (\d+)\)/gu, (_, octets: string) => fillerOf(Number(octets)))
  return writtenMessage(filled).replaceAll(/\(chunks ([\d ]+)\)/gu, (_, sizes: string) => {
    let from = 0
    const chunks = sizes
      .trim()
      .split(/ +/u)
      .map((size) => {
        const data = fillerOf(from + Number(size)).slice(from)
        from += data.length
        return `${data.length.toString(16)}\r\n${data}\r\n`
      })
    return `${chunks.join('')}0\r\n\r\n`
  })
}
