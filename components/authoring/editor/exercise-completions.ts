// Completions of exercise.md for CodeMirror: keys and values of the front matter by its JSON Schema, and the names that
// formulas may use.
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import { directives, formulaNames } from '#components/authoring/editor/formula-names.ts'
import { completionsAt } from '#components/authoring/editor/schema-completions.ts'
import { yamlPosition } from '#components/authoring/editor/yaml-position.ts'
import type { SchemaNode } from '#graders/exercise/source/schema-node.ts'

const formulaKeys = new Set(['answer', 'value', 'tolerance', 'ttl'])
const formulaHolders = new Set(['let', 'require', 'inputs'])

export function exerciseCompletions(schema: SchemaNode) {
  return (context: CompletionContext): CompletionResult | null => {
    const text = context.state.doc.toString()
    const before = text.slice(0, context.pos)
    const template = /\{\{\s*(?:[^{}\n]*[\s(+\-*/^,])?(?<word>\w*)$/u.exec(before)
    if (template) {
      const word = template.groups?.word ?? ''
      const isFirst = template[0].replace('{{', '').trim() === word
      const names = [...formulaNames(text), ...(isFirst && isInSolution(before) ? directives(text) : [])]
      return found(context, word, names)
    }
    const head = headAround(text, context.pos)
    if (head === null) return null
    const position = yamlPosition(head.before, head.after)
    if (position === null) return null
    const { path, typing, prefix } = position
    const last = path.at(-1) ?? ''
    const holder = path.at(-2) ?? ''
    if (typing === 'value' && (formulaKeys.has(last) || formulaHolders.has(holder))) {
      return found(context, prefix, formulaNames(text))
    }
    return found(context, prefix, completionsAt(schema, position))
  }
}

function found(
  context: CompletionContext,
  word: string,
  options: readonly Completion[],
): CompletionResult | null {
  if (options.length === 0 || (word === '' && !context.explicit && !opensByItself(context))) return null
  return { from: context.pos - word.length, options: [...options], validFor: /^[\w-]*$/u }
}

/** After `{{`, after `key: ` and on an empty line it helps to be shown what there is. */
function opensByItself(context: CompletionContext): boolean {
  const { text, from } = context.state.doc.lineAt(context.pos)
  return /(?:\{\{\s*|:\s|^\s+)$/u.test(text.slice(0, context.pos - from))
}

function headAround(text: string, at: number): { before: string; after: string } | null {
  if (!text.startsWith('---\n')) return null
  const end = text.indexOf('\n---', 3)
  const close = end < 0 ? text.length : end + 1
  return at < 4 || at >= close ? null : { before: text.slice(4, at), after: text.slice(at, close) }
}

const isInSolution = (before: string) =>
  before.lastIndexOf('\n## ') === before.lastIndexOf('\n## Solution') && before.includes('\n## Solution')
