// A program as a row of tokens in which names, numbers and what strings say are all alike, and comments are not there: what
// stays when somebody renames, comments and lays out anew.
import type { SyntaxNodeRef, Tree } from '@lezer/common'
import { parser as cParser } from '@lezer/cpp'
import { parser as javascriptParser } from '@lezer/javascript'
import { parser as pythonParser } from '@lezer/python'
import type { Runtime } from '#graders/runtimes.ts'

const typescriptParser = javascriptParser.configure({ dialect: 'ts' })
/** JavaScript is read as TypeScript, so that a copy with types added is found. */
const parsers: Record<Runtime, { parse: (text: string) => Tree }> = {
  python: pythonParser,
  javascript: typescriptParser,
  typescript: typescriptParser,
  c: cParser,
  // Read as C++: what is alike there is read alike, and what is not gives the same tokens for the same text.
  java: cParser,
  go: cParser,
}

/** A program of so many is some thousand lines; what comes after is not compared. */
export const tokensMax = 30_000

export interface Tokens {
  kinds: string[]
  /** The line on which each begins, counted from 1. */
  lines: number[]
  /** The program has more than is read. */
  cut: boolean
}

/** For a process of the pool: the text is anybody's. What does not parse gives the tokens of what does. */
export function tokensOf(text: string, runtime: Runtime): Tokens {
  const tree = parsers[runtime].parse(text)
  const tokens: Tokens = { kinds: [], lines: [], cut: false }
  const lineAt = countLines(text)
  const cursor = tree.cursor()
  for (;;) {
    const skipped = isSkipped(cursor)
    const isLeaf = skipped || !cursor.firstChild()
    if (!isLeaf) continue
    if (!skipped) {
      if (tokens.kinds.length >= tokensMax) return { ...tokens, cut: true }
      tokens.kinds.push(kindOf(cursor, text))
      tokens.lines.push(lineAt(cursor.from))
    }
    while (!cursor.nextSibling()) if (!cursor.parent()) return tokens
  }
}

const comments = new Set(['Comment', 'LineComment', 'BlockComment', 'Hashbang', ';'])

/** A string that stands alone as a statement is a comment in Python's manner. */
function isSkipped(cursor: SyntaxNodeRef): boolean {
  const { name } = cursor
  if (comments.has(name) || (cursor.type.isError && cursor.from === cursor.to)) return true
  if (name !== 'ExpressionStatement') return false
  // Asked of few: each time it makes a node of the tree.
  const { firstChild } = cursor.node
  return firstChild?.name === 'String' && firstChild.nextSibling === null
}

/** Operators differ by what they say, everything else by what it is. */
const kindOf = ({ name, from, to }: SyntaxNodeRef, text: string) =>
  name.endsWith('Op') ? `${name} ${text.slice(from, Math.min(to, from + 4))}` : name

/** Asked for places that only go forward. */
function countLines(text: string): (place: number) => number {
  let line = 1
  let next = text.indexOf('\n')
  return (place) => {
    while (next !== -1 && next < place) {
      line += 1
      next = text.indexOf('\n', next + 1)
    }
    return line
  }
}
