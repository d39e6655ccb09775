// The lines of a message with their line ends: what the editor shows and the line view edits. The text is the state;
// lines come from it and go back into it without loss.

export interface MessageLine {
  text: string
  /** How it ends; only the last line does not end at all. */
  end: 'CR LF' | 'LF' | 'none'
}

export type LineAction =
  | { type: 'write'; index: number; text: string }
  | { type: 'end'; index: number; end: 'CR LF' | 'LF' }
  /** A new empty line below. */
  | { type: 'insert'; index: number }
  | { type: 'remove'; index: number }

export function linesOf(text: string): MessageLine[] {
  const pieces = text.split('\n')
  return pieces.map((piece, index) => {
    if (index === pieces.length - 1) return { text: piece, end: 'none' }
    return piece.endsWith('\r') ? { text: piece.slice(0, -1), end: 'CR LF' } : { text: piece, end: 'LF' }
  })
}

const ends = { 'CR LF': '\r\n', LF: '\n', none: '' } as const

export const textOf = (lines: readonly MessageLine[]): string =>
  lines.map(({ text, end }) => text + ends[end]).join('')

/** The message after one edit of one line. What is typed into a line never divides it. */
export function editLine(message: string, action: LineAction): string {
  const lines = linesOf(message)
  const line = lines[action.index]
  if (!line) return message
  switch (action.type) {
    case 'write':
      lines[action.index] = { ...line, text: action.text.replaceAll(/[\r\n]/gu, '') }
      break
    case 'end':
      if (line.end !== 'none') lines[action.index] = { ...line, end: action.end }
      break
    case 'insert':
      lines[action.index] = { ...line, end: line.end === 'none' ? 'CR LF' : line.end }
      lines.splice(action.index + 1, 0, { text: '', end: line.end })
      break
    case 'remove':
      lines.splice(action.index, 1)
      if (lines.length === 0) return ''
      lines[lines.length - 1] = { text: lines.at(-1)?.text ?? '', end: 'none' }
      break
  }
  return textOf(lines)
}

/** Text from elsewhere, a clipboard say, whose line ends were not chosen by anybody: they become CR LF. */
export const withChosenEnds = (text: string): string => text.replaceAll(/\r\n|\r|\n/gu, '\r\n')
