'use client'
import { indentWithTab } from '@codemirror/commands'
import { javascript } from '@codemirror/lang-javascript'
import { python } from '@codemirror/lang-python'
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
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

/** Loaded only when a lab is open. Give it another `key` when the file, the language or `readOnly` changes. */
export default function CodeEditor({ language, ...common }: CodeEditorProps) {
  const { host } = useTextEditor({
    ...common,
    extensions: () => [...(language === null ? [] : languageExtensions[language]), ...surroundings],
  })
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

const languageExtensions: Record<Language, Extension[]> = {
  python: [python(), indentUnit.of('    ')],
  javascript: [javascript({ typescript: true }), indentUnit.of('  ')],
}
