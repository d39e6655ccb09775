'use client'
import { indentWithTab } from '@codemirror/commands'
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language'
import { Compartment, type Extension } from '@codemirror/state'
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { useEffect, useState } from 'react'
import { highlighting } from '#components/lab/editor/highlighting.ts'
import { useTextEditor } from '#components/ui/field/use-text-editor.ts'
import type { Language } from '#graders/runtimes.ts'

export interface CodeEditorProps {
  label: string
  describedBy: string
  language: Language | null
  initialText: string
  onChange: (text: string) => void
  readOnly: boolean
}

/** Loaded only when a lab is open, and the grammar of a language, as large as the editor's core, only for a file in it.
 * Give it another `key` when the file, the language or `readOnly` changes. */
export default function CodeEditor({ language, ...common }: CodeEditorProps) {
  const [grammar] = useState(() => new Compartment())
  const { host, view } = useTextEditor({
    ...common,
    extensions: () => [
      grammar.of([]),
      language === null ? [] : indentUnit.of(indents[language]),
      ...surroundings,
    ],
  })
  useEffect(() => {
    if (language === null) return
    const editor = view.current
    grammars[language]().then(
      (loaded) => view.current === editor && editor?.dispatch({ effects: grammar.reconfigure(loaded) }),
      // Without it there are no colours, and everything else is as it is.
      () => {},
    )
  }, [language, grammar, view])
  return <div ref={host} className="code-editor" />
}

const surroundings: Extension[] = [
  lineNumbers(),
  indentOnInput(),
  bracketMatching(),
  highlightActiveLine(),
  highlighting,
  // The buttons below may lie over the last lines: the cursor keeps clear of them.
  EditorView.scrollMargins.of(() => ({ bottom: 56 })),
  // Tab indents; after Esc, CodeMirror lets the next Tab leave.
  keymap.of([indentWithTab]),
]

const indents: Record<Language, string> = {
  python: '    ',
  javascript: '  ',
  c: '    ',
  java: '    ',
  go: '\t',
}

const grammars: Record<Language, () => Promise<Extension>> = {
  python: () => import('@codemirror/lang-python').then(({ python }) => python()),
  javascript: () =>
    import('@codemirror/lang-javascript').then(({ javascript }) => javascript({ typescript: true })),
  c: () => import('#components/lab/editor/word-grammar.ts').then(({ cGrammar }) => cGrammar),
  java: () => import('#components/lab/editor/word-grammar.ts').then(({ javaGrammar }) => javaGrammar),
  go: () => import('#components/lab/editor/word-grammar.ts').then(({ goGrammar }) => goGrammar),
}
