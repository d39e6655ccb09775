// Where in the front matter's YAML the cursor stands. The text is being written and need not be YAML yet: a stand-in
// is put where the cursor is, and a parser that forgives says where that came to stand.
import { yamlLanguage } from '@codemirror/lang-yaml'

export interface YamlPosition {
  /** Keys from the outside in, `[]` for an item of a list; with a value, down to the key that it is of. */
  path: readonly string[]
  /** What is being typed. */
  typing: 'key' | 'value'
  /** What of it stands before the cursor. */
  prefix: string
  /** Keys that the same map has already. */
  siblings: readonly string[]
  /** Kind of the part in which the cursor stands, when it is known. */
  kind: string | null
}

type Node = ReturnType<typeof yamlLanguage.parser.parse>['topNode']

const valueBefore = /(?:^|[{,]|\s)(?:- +)*[\w-]+:\s+$/u
/** Longer heads are refused anyhow; this keeps a keystroke short. */
const charactersMax = 80_000

/** `before` and `after` are the front matter on both sides of the cursor. Null within texts and comments. */
export function yamlPosition(before: string, after: string): YamlPosition | null {
  if (before.length + after.length > charactersMax) return null
  const line = before.slice(before.lastIndexOf('\n') + 1)
  const prefix = /[\w-]*$/u.exec(line)?.[0] ?? ''
  const isValue = valueBefore.test(line.slice(0, line.length - prefix.length))
  const restOfLine = /^[^\n]*/u.exec(after)?.[0] ?? ''
  const standIn = isValue ? 'x' : 'x: '
  const here = line + standIn + restOfLine.replace(/^[\w-]*:?/u, '')
  const text =
    before +
    standIn +
    here.slice(line.length + standIn.length) +
    closersFor(here) +
    after.slice(restOfLine.length)
  const top = yamlLanguage.parser.parse(text).topNode
  const inner = top.resolveInner(before.length + 1, -1)
  if (/Quoted|Block(?:Literal)|Comment/u.test(inner.name)) return null
  return describe(inner, text, isValue, prefix)
}

function describe(inner: Node, text: string, isValue: boolean, prefix: string): YamlPosition | null {
  const path: string[] = []
  let siblings: string[] = []
  let kind: string | null = null
  let own = !isValue
  for (let node: Node | null = inner; node !== null; node = node.parent) {
    if (node.name === 'Pair') {
      const key = keyOf(node, text)
      if (key === null) return null
      if (own) {
        siblings = keysOf(node.parent, text, node)
        own = false
      } else path.unshift(key)
    }
    if (node.name === 'Item') path.unshift('[]')
    if (node.name.endsWith('Mapping') && node.parent?.name === 'Item') kind = kindOf(node, text) ?? kind
  }
  // While the kind itself is being typed, every kind may still come of it.
  if (isValue && path.at(-1) === 'kind') kind = null
  return own ? null : { path, typing: isValue ? 'value' : 'key', prefix, siblings, kind }
}

const textOf = (node: Node, text: string) => text.slice(node.from, node.to)
const keyOf = (pair: Node, text: string) => {
  const key = pair.getChild('Key')
  return key === null ? null : textOf(key, text)
}

function keysOf(mapping: Node | null, text: string, except: Node): string[] {
  const pairs = mapping?.getChildren('Pair') ?? []
  return pairs.flatMap((pair) => (pair.from === except.from ? [] : (keyOf(pair, text) ?? [])))
}

function kindOf(mapping: Node, text: string): string | null {
  const pair = mapping.getChildren('Pair').find((each) => keyOf(each, text) === 'kind')
  const value = pair?.lastChild
  return value?.name === 'Literal' ? textOf(value, text) : null
}

/** What closes the brackets that a line leaves open: they must not swallow the lines that follow. */
function closersFor(line: string): string {
  const open: string[] = []
  let quote: string | null = null
  for (const sign of line) {
    if (quote !== null) quote = sign === quote ? null : quote
    else if (sign === '"') quote = sign
    else if (sign === '{') open.unshift('}')
    else if (sign === '[') open.unshift(']')
    else if (sign === open[0]) open.shift()
  }
  return quote === null ? open.join('') : ''
}
