// Colours for C: words, texts, numbers and comments, a line at a time. A whole grammar would be as large as the editor's
// core, for programs of a hundred lines.
import { StreamLanguage, type StringStream } from '@codemirror/language'

const keywords = new Set(
  (
    'auto break case const continue default do else enum extern for goto if inline register restrict return sizeof ' +
    'static struct switch typedef union volatile while _Bool _Static_assert'
  ).split(' '),
)
const types = new Set('char double float int long short signed unsigned void bool'.split(' '))
const constants = new Set(['NULL', 'true', 'false'])

interface State {
  /** What goes on from the line before. */
  within: 'comment' | 'string' | null
}

export const cGrammar = StreamLanguage.define<State>({
  name: 'c',
  startState: () => ({ within: null }),
  token(stream, state) {
    if (state.within === 'comment') return restOfComment(stream, state)
    if (state.within === 'string') return restOfString(stream, state)
    if (stream.eatSpace()) return null
    if (stream.match('//')) {
      stream.skipToEnd()
      return 'comment'
    }
    if (stream.match('/*')) return restOfComment(stream, state)
    if (stream.match('"')) return restOfString(stream, state)
    if (stream.match(/^'(?:\\.|[^'\\])+'/)) return 'string'
    if (stream.sol() || /^\s*$/.test(stream.string.slice(0, stream.pos))) {
      if (stream.match(/^#\s*\w+/)) return 'keyword'
    }
    if (stream.match(/^<[\w./+-]+>/)) return /^\s*#\s*include/.test(stream.string) ? 'string' : null
    if (stream.match(/^(?:0[xX][\da-fA-F]+|\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)[uUlLfF]*/)) return 'number'
    if (stream.match(/^[A-Za-z_]\w*/)) {
      const word = stream.current()
      if (keywords.has(word) || types.has(word)) return 'keyword'
      return constants.has(word) ? 'null' : null
    }
    stream.next()
    return null
  },
  languageData: { commentTokens: { line: '//', block: { open: '/*', close: '*/' } } },
})

function restOfComment(stream: StringStream, state: State): string {
  const ends = stream.skipTo('*/')
  if (ends) stream.match('*/')
  else stream.skipToEnd()
  state.within = ends ? null : 'comment'
  return 'comment'
}

/** A text goes on in the next line only behind a backslash. */
function restOfString(stream: StringStream, state: State): string {
  const closed = stream.match(/^(?:\\.|[^"\\])*"/) !== null
  if (!closed) stream.skipToEnd()
  state.within = !closed && stream.string.endsWith('\\') ? 'string' : null
  return 'string'
}
