// The words of a zone file (RFC 1035 section 5.1): one logical line after another, parentheses joined, comments
// kept aside, escapes left as they stand. Never throws; what is odd is a problem with its line.
import type { ZoneProblem } from '#protocols/dns/zone/zone-problem.ts'
import { isStray, nameStray } from '#protocols/text/stray-character.ts'

export interface ZoneWord {
  /** As written, escapes and all; without the quotation marks. */
  text: string
  quoted: boolean
  line: number
  /** From 1. */
  column: number
  /** Offset of its first and after its last character in the whole text, quotation marks included. */
  from: number
  to: number
}

export interface LogicalLine {
  /** Lines of the text, from 1. */
  first: number
  last: number
  words: ZoneWord[]
  /** Begins with a blank: the owner of the line above is meant. */
  indented: boolean
  /** Of its last line, with the semicolon; empty when there is none. */
  comment: string
  /** Offset where the comment, or the line, ends what is data. */
  dataEnd: number
}

const isBlank = (character: string | undefined) =>
  character === ' ' || character === '\t' || character === '\r'

/** The whole character, not half of a pair of surrogates; undefined at the end. */
const characterAt = (text: string, at: number) => {
  const code = text.codePointAt(at)
  return code === undefined ? undefined : String.fromCodePoint(code)
}

/** What ends a word is exactly what does not begin one, so that each turn of the loop below takes a character. */
const endsWord = (character: string | undefined) =>
  character === undefined || /^[ \t\r\n;()"]$/u.test(character) || isStray(character)

export function splitZoneText(text: string, report: (problem: ZoneProblem) => void): LogicalLine[] {
  const lines: LogicalLine[] = []
  let [line, lineStart, depth] = [1, 0, 0]
  let open: LogicalLine | null = null
  let at = 0
  const column = () => at - lineStart + 1
  const begin = (): LogicalLine => {
    open ??= {
      first: line,
      last: line,
      words: [],
      indented: isBlank(text[lineStart]) || isStray(characterAt(text, lineStart)),
      comment: '',
      dataEnd: at,
    }
    return open
  }
  const finish = (end: number) => {
    if (open && (open.words.length > 0 || open.indented || open.comment !== '')) {
      lines.push({ ...open, last: line, dataEnd: open.comment === '' ? end : open.dataEnd })
    }
    open = null
  }

  while (at < text.length) {
    const character = characterAt(text, at)
    if (character === '\n') {
      if (depth === 0) finish(at)
      at += 1
      line += 1
      lineStart = at
    } else if (isBlank(character)) {
      begin()
      at += 1
    } else if (character === ';') {
      const end = text.indexOf('\n', at)
      const stop = end < 0 ? text.length : end
      const current = begin()
      current.comment = text.slice(at, stop).trimEnd()
      current.dataEnd = at
      at = stop
    } else if (character === '(' || character === ')') {
      begin()
      depth += character === '(' ? 1 : -1
      if (depth < 0) {
        depth = 0
        report({
          code: 'syntax',
          level: 'error',
          line,
          column: column(),
          says: 'This parenthesis closes nothing.',
          remedy: 'Remove it.',
        })
      }
      at += 1
    } else if (isStray(character)) readStrays()
    else readWord(begin())
  }
  if (depth > 0) {
    report({
      code: 'syntax',
      level: 'error',
      line,
      column: column(),
      says: 'A parenthesis is never closed.',
      remedy: 'Close it after the last word of its record.',
    })
  }
  finish(text.length)
  return lines

  /** A run of what looks like a blank and is none: said once, and read on as if it were one. */
  function readStrays(): void {
    begin()
    const from = at
    const first = characterAt(text, at) ?? ''
    for (let each = characterAt(text, at); isStray(each); each = characterAt(text, at))
      at += each?.length ?? 1
    report({
      code: 'syntax',
      level: 'error',
      line,
      column: from - lineStart + 1,
      says: `Here stands ${nameStray(first)}, which no name server takes for a blank.`,
      remedy: 'Put an ordinary space in its place, or remove it.',
    })
  }

  function readWord(current: LogicalLine): void {
    const [from, begins] = [at, column()]
    if (text[at] === '"') {
      at += 1
      const start = at
      while (at < text.length && text[at] !== '"' && text[at] !== '\n')
        at += text[at] === '\\' && text[at + 1] !== '\n' ? 2 : 1
      at = Math.min(at, text.length)
      const body = text.slice(start, at)
      if (text[at] === '"') at += 1
      else {
        report({
          code: 'syntax',
          level: 'error',
          line,
          column: begins,
          says: 'A quotation mark is never closed.',
          remedy: 'Close it on the same line.',
        })
      }
      current.words.push({ text: body, quoted: true, line, column: begins, from, to: at })
      return
    }
    for (let character = characterAt(text, at); !endsWord(character); character = characterAt(text, at)) {
      at += character?.length ?? 1
      if (character === '\\' && text[at] !== '\n') at += characterAt(text, at)?.length ?? 0
    }
    current.words.push({ text: text.slice(from, at), quoted: false, line, column: begins, from, to: at })
  }
}
