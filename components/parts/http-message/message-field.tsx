'use client'
// A message as the editor shows it, before there is an editor: its script, a third of a page, is loaded by whoever is
// about to write. What is typed until it has come is held, and typed into it then.
import {
  type ComponentType,
  type KeyboardEvent,
  type PointerEvent,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react'
import { linesOf, type MessageLine } from '#components/parts/http-message/message-lines.ts'
import { classNames } from '#components/ui/class-names.ts'

export interface MessageFieldProps {
  label: string
  describedBy: string
  initialText: string
  onChange: (text: string) => void
  readOnly: boolean
}

/** What was done to the field before there was an editor: keys and pasted text in their order, and where it was pressed. */
export interface Beforehand {
  held: readonly (globalThis.KeyboardEvent | string)[]
  pressedAt: { x: number; y: number } | null
}
export type MessageEditorProps = MessageFieldProps & { beforehand: Beforehand | null }

/** A line is an element: of a longer message the rest is shown by the editor. */
const linesMax = 300

interface Arrived {
  Editor: ComponentType<MessageEditorProps>
  beforehand: Beforehand | null
}

// Kept for the next field of the page.
let loaded: ComponentType<MessageEditorProps> | null = null

export function MessageField(props: MessageFieldProps) {
  const { label, describedBy, initialText, readOnly } = props
  // What was done beforehand is taken over once: an editor that begins anew has nothing to catch up with.
  const [editor, setEditor] = useState<Arrived | null>(() => loaded && { Editor: loaded, beforehand: null })
  const [fails, setFails] = useState(false)
  const pressedAt = useRef<Beforehand['pressedAt']>(null)
  // Null while the focus is elsewhere.
  const beforehand = useRef<(Beforehand & { held: (globalThis.KeyboardEvent | string)[] }) | null>(null)

  async function load() {
    try {
      const { default: Editor } = await import('#components/parts/http-message/message-editor.tsx')
      loaded = Editor
      setEditor({ Editor, beforehand: beforehand.current })
    } catch {
      setFails(true)
    }
  }

  const loadAhead = useEffectEvent(() => void load())
  useEffect(() => {
    // A screen's keyboard comes only within a tap on what can be written in.
    if (window.matchMedia('(pointer: coarse)').matches) loadAhead()
  }, [])

  if (editor) return <editor.Editor {...props} beforehand={editor.beforehand} />
  return (
    <>
      <div
        role="textbox"
        aria-multiline
        aria-readonly={readOnly}
        aria-label={label}
        aria-describedby={describedBy}
        tabIndex={0}
        className="min-h-40 bg-surface py-1 pr-0.5 pl-1.5 font-mono text-13 leading-[1.375rem] outline-offset-[-2px]"
        onPointerEnter={() => void load()}
        onPointerDown={({ clientX: x, clientY: y }: PointerEvent) => {
          pressedAt.current = { x, y }
        }}
        onFocus={() => {
          beforehand.current = { held: [], pressedAt: pressedAt.current }
          void load()
        }}
        onBlur={() => {
          beforehand.current = null
          pressedAt.current = null
        }}
        onPaste={(event) => {
          event.preventDefault()
          beforehand.current?.held.push(event.clipboardData.getData('text/plain'))
        }}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key === 'Tab' || isPaste(event)) return
          event.preventDefault()
          beforehand.current?.held.push(event.nativeEvent)
        }}
      >
        {linesOf(initialText)
          .slice(0, linesMax)
          .map((line, index) => (
            // A line is known by its place.
            // oxlint-disable-next-line react/no-array-index-key
            <Line key={index} {...line} />
          ))}
      </div>
      {fails && (
        <p role="alert" className="p-2 text-13 text-attention">
          The editor did not come: the server did not answer. Click into the message to try again, or write it
          line by line.
        </p>
      )}
    </>
  )
}

/** The browser's own paste brings the text. */
const isPaste = ({ key, ctrlKey, metaKey }: KeyboardEvent) =>
  (ctrlKey || metaKey) && key.toLowerCase() === 'v'

const words = { 'CR LF': 'CR LF', LF: 'LF alone', none: 'end' } as const

function Line({ text, end }: MessageLine) {
  return (
    <div className="[overflow-wrap:anywhere] whitespace-break-spaces">
      {text}
      <span className={classNames('line-end', end === 'LF' && 'line-end-attention')} data-word={words[end]} />
    </div>
  )
}
