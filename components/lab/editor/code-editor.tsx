'use client'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { javascript } from '@codemirror/lang-javascript'
import { python } from '@codemirror/lang-python'
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language'
import { EditorState, type Extension } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { useEffect, useEffectEvent, useRef } from 'react'
import { highlighting } from '#components/lab/editor/highlighting.ts'
import type { Language } from '#graders/runtimes.ts'

export interface CodeEditorProps {
  label: string
  describedBy: string
  language: Language | null
  initialText: string
  onChange: (text: string) => void
  readOnly: boolean
}

/**
 * CodeMirror. Loaded only in the browser, and only when a lab is open. It holds the text itself; give it another `key`
 * when the file, the language or `readOnly` changes.
 */
export default function CodeEditor({
  label,
  describedBy,
  language,
  initialText,
  onChange,
  readOnly,
}: CodeEditorProps) {
  const host = useRef<HTMLDivElement>(null)
  const edited = useEffectEvent(onChange)
  const open = useEffectEvent((parent: HTMLElement) => {
    const attributes = { 'aria-label': label, 'aria-describedby': describedBy, tabindex: '0' }
    return new EditorView({
      parent,
      doc: initialText,
      extensions: [
        ...(language === null ? [] : languageExtensions[language]),
        ...surroundings,
        EditorState.readOnly.of(readOnly),
        EditorView.contentAttributes.of(attributes),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) edited(update.state.doc.toString())
        }),
      ],
    })
  })
  useEffect(() => {
    if (!host.current) return undefined
    const view = open(host.current)
    return () => view.destroy()
  }, [])
  return <div ref={host} className="code-editor" />
}

const surroundings: Extension[] = [
  lineNumbers(),
  history(),
  drawSelection(),
  indentOnInput(),
  bracketMatching(),
  highlightActiveLine(),
  highlighting,
  // The buttons below may lie over the last lines: the cursor keeps clear of them.
  EditorView.scrollMargins.of(() => ({ bottom: 56 })),
  // Tab indents; after Esc, CodeMirror lets the next Tab leave.
  keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
]

const languageExtensions: Record<Language, Extension[]> = {
  python: [python(), indentUnit.of('    ')],
  javascript: [javascript({ typescript: true }), indentUnit.of('  ')],
}
