'use client'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { javascript } from '@codemirror/lang-javascript'
import { python } from '@codemirror/lang-python'
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language'
import { EditorState } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { highlighting } from '#components/lab/editor/highlighting.ts'
import type { Language } from '#components/lab/editor/program.ts'

export interface CodeEditorProps {
  /** Changes when another file is shown: the editor starts anew with `initialText`. */
  fileKey: string
  label: string
  describedBy: string
  language: Language | null
  initialText: string
  onChange: (text: string) => void
  readOnly: boolean
}

/** CodeMirror. Loaded only in the browser, and only when a lab is open. */
export default function CodeEditor(props: CodeEditorProps) {
  const host = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  latest.current = props
  const { fileKey, language, readOnly } = props
  useEffect(() => {
    if (!host.current) return
    const { initialText, label, describedBy } = latest.current
    const view = new EditorView({
      parent: host.current,
      doc: initialText,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        highlightActiveLine(),
        indentUnit.of(language === 'javascript' ? '  ' : '    '),
        language === 'python' ? python() : language === 'javascript' ? javascript({ typescript: true }) : [],
        highlighting,
        EditorState.readOnly.of(readOnly),
        EditorView.contentAttributes.of({
          'aria-label': label,
          'aria-describedby': describedBy,
          tabindex: '0',
        }),
        // Tab indents; Esc, which the default keys bind to nothing else here, lets the next Tab leave.
        keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) latest.current.onChange(update.state.doc.toString())
        }),
      ],
    })
    return () => view.destroy()
  }, [fileKey, language, readOnly])
  return <div ref={host} className="code-editor" />
}
