import { linesOf, type MessageLine } from '#components/figures/http/message-lines.ts'

export interface MarkedLine {
  before: string
  /** The character that the marked byte belongs to; empty when it is none of this line's text. */
  marked: string
  after: string
  end: MessageLine['end']
  /** The marked byte is in the line's end; at the end of the message, it is missing there. */
  endMarked: boolean
}

const endOctets = { 'CR LF': 2, LF: 1, none: 0 } as const

/** A message by lines, with one of its bytes marked: `offset` counts octets of its UTF-8; null marks nothing. */
export function markByte(text: string, offset: number | null): MarkedLine[] {
  const encoder = new TextEncoder()
  let start = 0
  return linesOf(text).map((line) => {
    const octets = encoder.encode(line.text)
    const from = start
    start += octets.length + endOctets[line.end]
    const isHere = offset !== null && offset >= from && (offset < start || line.end === 'none')
    if (!isHere || offset >= from + octets.length) {
      return { before: line.text, marked: '', after: '', end: line.end, endMarked: isHere }
    }
    // A byte in the middle of a character marks that character.
    let at = 0
    let seen = from
    for (const character of line.text) {
      const length = encoder.encode(character).length
      if (offset < seen + length) break
      seen += length
      at += character.length
    }
    const marked = String.fromCodePoint(line.text.codePointAt(at) ?? 0x20)
    return {
      before: line.text.slice(0, at),
      marked,
      after: line.text.slice(at + marked.length),
      end: line.end,
      endMarked: false,
    }
  })
}
