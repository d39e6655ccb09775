// Colours for C, Java and Go: words, texts, numbers and comments, a line at a time. A whole grammar would be as large as the
// editor's core, for programs of a hundred lines.
import { StreamLanguage, type StringStream } from '@codemirror/language'

interface Words {
  name: string
  keywords: ReadonlySet<string>
  constants: ReadonlySet<string>
  /** Lines that begin with # are for the preprocessor. */
  preprocessed: boolean
  /** What a text of several lines begins and ends with. */
  block: string | null
}

const wordsOf = (...lines: string[]) => new Set(lines.flatMap((line) => line.split(' ')))

const c: Words = {
  name: 'c',
  keywords: wordsOf(
    'auto break case const continue default do else enum extern for goto if inline register restrict return sizeof',
    'static struct switch typedef union volatile while _Bool _Static_assert',
    'char double float int long short signed unsigned void bool',
  ),
  constants: wordsOf('NULL true false'),
  preprocessed: true,
  block: null,
}

const java: Words = {
  name: 'java',
  keywords: wordsOf(
    'abstract assert break case catch class const continue default do else enum extends final finally for goto if',
    'implements import instanceof interface native new package private protected public record return static strictfp',
    'super switch synchronized this throw throws transient try var void volatile while yield',
    'boolean byte char double float int long short',
  ),
  constants: wordsOf('null true false'),
  preprocessed: false,
  block: '"""',
}

const go: Words = {
  name: 'go',
  keywords: wordsOf(
    'break case chan const continue default defer else fallthrough for func go goto if import interface map package',
    'range return select struct switch type var',
    'any bool byte complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string uint uint8 uint16',
    'uint32 uint64 uintptr',
  ),
  constants: wordsOf('nil true false iota'),
  preprocessed: false,
  block: '`',
}

interface State {
  /** What goes on from the line before. */
  within: 'comment' | 'string' | 'block' | null
}

const grammarOf = ({ name, keywords, constants, preprocessed, block }: Words) =>
  StreamLanguage.define<State>({
    name,
    startState: () => ({ within: null }),
    token(stream, state) {
      if (state.within === 'comment') return restOfComment(stream, state)
      if (state.within === 'block' && block !== null) return restOfBlock(stream, state, block)
      if (state.within === 'string') return restOfString(stream, state)
      if (stream.eatSpace()) return null
      if (stream.match('//')) {
        stream.skipToEnd()
        return 'comment'
      }
      if (stream.match('/*')) return restOfComment(stream, state)
      if (block !== null && stream.match(block)) return restOfBlock(stream, state, block)
      if (stream.match('"')) return restOfString(stream, state)
      if (stream.match(/^'(?:\\.|[^'\\])+'/)) return 'string'
      if (preprocessed && (stream.sol() || /^\s*$/.test(stream.string.slice(0, stream.pos)))) {
        if (stream.match(/^#\s*\w+/)) return 'keyword'
      }
      if (preprocessed && stream.match(/^<[\w./+-]+>/))
        return /^\s*#\s*include/.test(stream.string) ? 'string' : null
      if (stream.match(/^(?:0[xX][\da-fA-F]+|\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)[uUlLfFdD]*/)) return 'number'
      if (!preprocessed && stream.match(/^@[A-Za-z_]\w*/)) return 'meta'
      if (stream.match(/^[A-Za-z_]\w*/)) {
        const word = stream.current()
        if (keywords.has(word)) return 'keyword'
        return constants.has(word) ? 'null' : null
      }
      stream.next()
      return null
    },
    languageData: { commentTokens: { line: '//', block: { open: '/*', close: '*/' } } },
  })

export const cGrammar = grammarOf(c)
export const javaGrammar = grammarOf(java)
export const goGrammar = grammarOf(go)

function restOfComment(stream: StringStream, state: State): string {
  const ends = stream.skipTo('*/')
  if (ends) stream.match('*/')
  else stream.skipToEnd()
  state.within = ends ? null : 'comment'
  return 'comment'
}

function restOfBlock(stream: StringStream, state: State, block: string): string {
  const ends = stream.skipTo(block)
  if (ends) stream.match(block)
  else stream.skipToEnd()
  state.within = ends ? null : 'block'
  return 'string'
}

/** A text goes on in the next line only behind a backslash. */
function restOfString(stream: StringStream, state: State): string {
  const closed = stream.match(/^(?:\\.|[^"\\])*"/) !== null
  if (!closed) stream.skipToEnd()
  state.within = !closed && stream.string.endsWith('\\') ? 'string' : null
  return 'string'
}
