'use client'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { EditorState, type Extension } from '@codemirror/state'
import { drawSelection, EditorView, keymap } from '@codemirror/view'
import { type RefObject, useEffectEvent, useLayoutEffect, useRef } from 'react'

export interface TextEditorOptions {
  label: string
  describedBy: string
  initialText: string
  onChange: (text: string) => void
  readOnly?: boolean
  /** What this editor has beside the common ground, before which it comes: asked for once, when it opens. */
  extensions: () => Extension[]
}

/**
 * CodeMirror, in the element that `host` is given to. It holds the text itself: to change it from elsewhere, give the
 * component another `key`. Load it in the browser only.
 */
export function useTextEditor(options: TextEditorOptions): {
  host: RefObject<HTMLDivElement | null>
  view: RefObject<EditorView | null>
} {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const edited = useEffectEvent(options.onChange)
  const open = useEffectEvent((parent: HTMLElement) => {
    const { label, describedBy, initialText, readOnly = false, extensions } = options
    const attributes = { 'aria-label': label, 'aria-describedby': describedBy, tabindex: '0' }
    return new EditorView({
      parent,
      doc: initialText,
      extensions: [
        extensions(),
        history(),
        drawSelection(),
        keymap.of([...defaultKeymap, ...historyKeymap]),
        EditorState.readOnly.of(readOnly),
        EditorView.contentAttributes.of(attributes),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) edited(update.state.sliceDoc())
        }),
      ],
    })
  })
  // Before anything else can happen: where it comes in the place of a field that had the focus, no key may be lost.
  useLayoutEffect(() => {
    if (!host.current) return undefined
    const opened = open(host.current)
    view.current = opened
    return () => {
      view.current = null
      opened.destroy()
    }
  }, [])
  return { host, view }
}
