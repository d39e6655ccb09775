'use client'
import { EditorView, runScopeHandlers } from '@codemirror/view'
import { useEffectEvent, useLayoutEffect } from 'react'
import { lineEnds } from '#components/parts/http-message/line-ends.ts'
import type { Beforehand, MessageEditorProps } from '#components/parts/http-message/message-field.tsx'
import { withChosenEnds } from '#components/parts/http-message/message-lines.ts'
import { useTextEditor } from '#components/ui/field/use-text-editor.ts'

/** With visible line ends; loaded only where a message is edited. */
export default function MessageEditor({ beforehand, ...props }: MessageEditorProps) {
  const attributes = { 'aria-readonly': String(props.readOnly), spellcheck: 'false', autocapitalize: 'off' }
  const { host, view } = useTextEditor({
    ...props,
    extensions: () => [lineEnds, EditorView.lineWrapping, EditorView.contentAttributes.of(attributes)],
  })
  const takeUp = useEffectEvent(() => {
    if (view.current && beforehand) goOn(view.current, beforehand)
  })
  useLayoutEffect(() => takeUp(), [])
  return <div ref={host} className="code-editor message-editor" />
}

/** Goes on in the editor with what was begun before it was there. */
function goOn(view: EditorView, { held, pressedAt }: Beforehand): void {
  view.focus()
  const at = pressedAt && view.posAtCoords(pressedAt)
  if (at !== null) view.dispatch({ selection: { anchor: at } })
  for (const done of held) {
    if (typeof done === 'string') type(view, withChosenEnds(done))
    else if (!runScopeHandlers(view, done, 'editor') && isCharacter(done)) type(view, done.key)
  }
}

function type(view: EditorView, text: string): void {
  if (view.state.readOnly) return
  view.dispatch(view.state.replaceSelection(text), { userEvent: 'input.type', scrollIntoView: true })
}

const isCharacter = ({ key, ctrlKey, metaKey }: KeyboardEvent) => /^.$/u.test(key) && !ctrlKey && !metaKey
