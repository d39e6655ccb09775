'use client'
import { Compartment, type Extension } from '@codemirror/state'
import { Decoration, EditorView, highlightActiveLine, lineNumbers, WidgetType } from '@codemirror/view'
import { useEffect, useEffectEvent, useState } from 'react'
import { highlighting } from '#components/lab/editor/highlighting.ts'
import { useTextEditor } from '#components/ui/field/use-text-editor.ts'
import type { ReviewContent } from '#server/feedback/feedback-view.ts'

export interface Lines {
  path: string
  from: number
  to: number
}

export interface CodeReadingProps {
  path: string
  describedBy: string
  text: string
  comments: ReviewContent['comments']
  /** Lines that the cursor or what is selected stands on; each time it moves. */
  onSelect: (lines: Lines) => void
}

/** A file to be read, with a cursor: whoever reads by keyboard says by it which lines are meant. */
export default function CodeReading({ path, describedBy, text, comments, onSelect }: CodeReadingProps) {
  const [notes] = useState(() => new Compartment())
  const selected = useEffectEvent(onSelect)
  const { host, view } = useTextEditor({
    label: `${path}, to be read`,
    describedBy,
    initialText: text,
    onChange: () => {},
    readOnly: true,
    extensions: () => [
      notes.of([]),
      lineNumbers(),
      highlightActiveLine(),
      highlighting,
      EditorView.updateListener.of(({ selectionSet, focusChanged, view: { state, hasFocus } }) => {
        if (!selectionSet && !(focusChanged && hasFocus)) return
        const { from, to } = state.selection.main
        selected({ path, from: state.doc.lineAt(from).number, to: state.doc.lineAt(to).number })
      }),
    ],
  })
  useEffect(() => {
    const editor = view.current
    editor?.dispatch({ effects: notes.reconfigure(notesOn(editor, path, comments)) })
  }, [comments, notes, path, view])
  return <div ref={host} data-reading className="code-editor code-reading" />
}

function notesOn(
  { state: { doc } }: EditorView,
  path: string,
  comments: CodeReadingProps['comments'],
): Extension {
  const own = comments.flatMap(({ place, text }) =>
    place.on === 'lines' && place.path === path
      ? [{ from: Math.min(place.from, doc.lines), to: Math.min(place.to, doc.lines), text }]
      : [],
  )
  const marks = own.flatMap(({ from, to }) => {
    // A comment on ten thousand lines is on the first thousand, to the eye.
    const count = Math.min(to - from + 1, 1_000)
    return Array.from({ length: count }, (_, at) => marked.range(doc.line(from + at).from))
  })
  const notes = own.map(({ to, text }) =>
    Decoration.widget({ widget: new Note(text), block: true, side: 1 }).range(doc.line(to).to),
  )
  return EditorView.decorations.of(Decoration.set([...marks, ...notes], true))
}

const marked = Decoration.line({ class: 'cm-commented' })

class Note extends WidgetType {
  readonly #text: string
  constructor(text: string) {
    super()
    this.#text = text
  }
  override eq(other: Note): boolean {
    return other.#text === this.#text
  }
  toDOM(): HTMLElement {
    const element = document.createElement('div')
    element.className = 'cm-note'
    element.textContent = this.#text
    return element
  }
}
