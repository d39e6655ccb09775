'use client'
import { EditorView } from '@codemirror/view'
import { lineEnds } from '#components/parts/http-message/line-ends.ts'
import { useTextEditor } from '#components/ui/field/use-text-editor.ts'

export interface MessageEditorProps {
  label: string
  describedBy: string
  initialText: string
  onChange: (text: string) => void
  readOnly: boolean
}

/** With visible line ends; loaded only where a message is edited. */
export default function MessageEditor(props: MessageEditorProps) {
  const attributes = { 'aria-readonly': String(props.readOnly), spellcheck: 'false', autocapitalize: 'off' }
  const { host } = useTextEditor({
    ...props,
    extensions: () => [lineEnds, EditorView.lineWrapping, EditorView.contentAttributes.of(attributes)],
  })
  return <div ref={host} className="code-editor message-editor" />
}
