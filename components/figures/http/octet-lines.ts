import { linesOf } from '#components/figures/http/message-lines.ts'

const endOctets = { 'CR LF': 2, LF: 1, none: 0 } as const

/** The lines of a message, each with the offset of its first octet. */
export function octetLines(text: string): { at: number; line: string; end: 'CR LF' | 'LF' | 'none' }[] {
  const encoder = new TextEncoder()
  let offset = 0
  const lines = linesOf(text).map(({ text: line, end }) => {
    const at = offset
    offset += encoder.encode(line).length + endOctets[end]
    return { at, line, end }
  })
  return lines.filter(({ line, end }) => line !== '' || end !== 'none')
}
