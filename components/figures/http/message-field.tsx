'use client'
// A message as the editor shows it, before there is an editor: its script, a third of a page, is loaded by whoever is
// about to write. Until it has come one writes in a plain field, with the same words at the ends of its lines; the editor
// takes over what stands there, what is selected and the focus.
import { type ComponentType, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { PlainField, type PlainFieldProps } from '#components/figures/http/plain-field.tsx'

export type MessageFieldProps = Pick<
  PlainFieldProps,
  'label' | 'describedBy' | 'text' | 'onChange' | 'readOnly'
>

/** What is selected, in characters of the plain field; the cursor stands at `head`. */
interface Selected {
  anchor: number
  head: number
}
/** `selected` is null where the focus was elsewhere. */
export type MessageEditorProps = MessageFieldProps & { selected: Selected | null }

interface Arrived {
  Editor: ComponentType<MessageEditorProps>
  selected: Selected | null
}

// Kept for the next field of the page.
let loaded: ComponentType<MessageEditorProps> | null = null

export function MessageField(props: MessageFieldProps) {
  const [arrived, setArrived] = useState<Arrived | null>(() => loaded && { Editor: loaded, selected: null })
  const [fails, setFails] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  // In the midst of a character that is put together, or of a press that selects, nothing may take the field's place.
  const busy = useRef(new Set<'composing' | 'pressed'>())

  async function load() {
    try {
      const { default: Editor } = await import('#components/figures/http/message-editor.tsx')
      loaded = Editor
      takeOver()
    } catch {
      setFails(true)
    }
  }

  /** At once, so that nothing is done to the field between what is read of it and its end. */
  function takeOver() {
    const plain = field.current
    if (loaded === null || plain === null || busy.current.size > 0) return
    const Editor = loaded
    const selected = document.activeElement === plain ? selectedIn(plain) : null
    flushSync(() => setArrived({ Editor, selected }))
  }

  function begin(what: 'composing' | 'pressed') {
    busy.current.add(what)
  }
  function end(what: 'composing' | 'pressed') {
    busy.current.delete(what)
    // After the events that come with this one.
    setTimeout(takeOver)
  }

  if (arrived) return <arrived.Editor {...props} selected={arrived.selected} />
  return (
    <>
      <PlainField
        {...props}
        ref={field}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onBlur={() => end('composing')}
        onPointerDown={() => {
          begin('pressed')
          for (const type of ['pointerup', 'pointercancel'])
            window.addEventListener(type, () => end('pressed'), { once: true })
        }}
        onCompositionStart={() => begin('composing')}
        onCompositionEnd={() => end('composing')}
      />
      {fails && (
        <p role="alert" className="p-2 text-13 text-attention">
          The editor did not come: the server did not answer. What you write here is kept all the same.
        </p>
      )}
    </>
  )
}

function selectedIn({ selectionStart, selectionEnd, selectionDirection }: HTMLTextAreaElement): Selected {
  return selectionDirection === 'backward'
    ? { anchor: selectionEnd, head: selectionStart }
    : { anchor: selectionStart, head: selectionEnd }
}
