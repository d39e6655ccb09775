'use client'
import { EditorView } from '@codemirror/view'
import { useEffectEvent, useLayoutEffect } from 'react'
import { lineEnds } from '#components/figures/http/line-ends.ts'
import type { MessageEditorProps } from '#components/figures/http/message-field.tsx'
import { offsetIn } from '#components/figures/http/plain-message.ts'
import { useTextEditor } from '#components/ui/field/use-text-editor.ts'

/** With visible line ends; loaded only where a message is edited. */
export default function MessageEditor({ text, selected, ...props }: MessageEditorProps) {
  const attributes = { 'aria-readonly': String(props.readOnly), spellcheck: 'false', autocapitalize: 'off' }
  const { host, view } = useTextEditor({
    ...props,
    initialText: text,
    extensions: () => [lineEnds, EditorView.lineWrapping, EditorView.contentAttributes.of(attributes)],
  })
  const takeUp = useEffectEvent(() => {
    if (!view.current || !selected) return
    view.current.focus()
    const [anchor, head] = [offsetIn(text, selected.anchor), offsetIn(text, selected.head)]
    view.current.dispatch({ selection: { anchor, head } })
  })
  useLayoutEffect(() => takeUp(), [])
  return <div ref={host} className="code-editor message-editor" />
}
