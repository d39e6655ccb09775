'use client'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { EditorState } from '@codemirror/state'
import { drawSelection, EditorView, keymap } from '@codemirror/view'
import { useEffect, useEffectEvent, useRef } from 'react'
import { lineEnds } from '#components/parts/http-message/line-ends.ts'

export interface MessageEditorProps {
  label: string
  describedBy: string
  initialText: string
  onChange: (text: string) => void
  readOnly: boolean
}

/** CodeMirror with visible line ends; loaded only in the browser. It holds the text itself: to change it from elsewhere, give it another `key`. */
export default function MessageEditor({
  label,
  describedBy,
  initialText,
  onChange,
  readOnly,
}: MessageEditorProps) {
  const host = useRef<HTMLDivElement>(null)
  const edited = useEffectEvent(onChange)
  const open = useEffectEvent((parent: HTMLElement) => {
    return new EditorView({
      parent,
      doc: initialText,
      extensions: [
        lineEnds,
        history(),
        drawSelection(),
        EditorView.lineWrapping,
        EditorState.readOnly.of(readOnly),
        EditorView.contentAttributes.of({
          'aria-label': label,
          'aria-describedby': describedBy,
          'aria-readonly': String(readOnly),
          tabindex: '0',
          spellcheck: 'false',
          autocapitalize: 'off',
        }),
        keymap.of([...defaultKeymap, ...historyKeymap]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) edited(update.state.sliceDoc())
        }),
      ],
    })
  })
  useEffect(() => {
    if (!host.current) return undefined
    const view = open(host.current)
    return () => view.destroy()
  }, [])
  return <div ref={host} className="code-editor message-editor" />
}
