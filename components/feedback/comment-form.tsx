'use client'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { placeWords } from '#components/feedback/feedback-words.ts'
import { Button } from '#components/ui/button.tsx'
import { LongTextField } from '#components/ui/field/long-text-field.tsx'
import { Select } from '#components/ui/field/select.tsx'
import type { CommentPlace } from '#server/feedback/feedback-view.ts'

export interface CommentFormProps {
  /** The first is chosen. */
  places: readonly CommentPlace[]
  parts: readonly string[]
  text: string
  textMax: number
  /** What may be said again, the likeliest first. */
  suggestions: readonly string[]
  onSay: (place: CommentPlace, text: string) => void
  onCancel: () => void
  onKeep: (text: string) => void
}

const shownMax = 6

/** Writes a comment. It takes the focus; Ctrl+Enter says it, Esc leaves it. */
export function CommentForm(props: CommentFormProps) {
  const { places, parts, textMax, suggestions, onSay, onCancel, onKeep } = props
  const [text, setText] = useState(props.text)
  const [chosen, setChosen] = useState(0)
  const [tried, setTried] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  const typed = text.trim().toLowerCase()
  const fitting = suggestions
    .filter((one) => one !== text && (typed === '' || one.toLowerCase().includes(typed)))
    .slice(0, shownMax)
  function say() {
    setTried(true)
    const place = places[chosen]
    if (text.trim() === '' || place === undefined) return field.current?.focus()
    onSay(place, text.trim())
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') onCancel()
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) say()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <form
      noValidate
      aria-label="Comment"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        say()
      }}
      className="flex flex-col gap-3 rounded border border-accent bg-surface p-3"
    >
      <Select
        label="Where"
        options={places.map((place, at) => ({ id: String(at), name: placeWords(place, parts) }))}
        value={String(chosen)}
        onChange={(id) => setChosen(Number(id))}
      />
      <LongTextField
        ref={field}
        label="Comment"
        description="Ctrl+Enter adds it, Esc leaves it."
        value={text}
        onChange={setText}
        onKeyDown={onKeyDown}
        maxLength={textMax}
        rows={3}
        error={tried && text.trim() === '' ? 'Write something, or leave it with Esc.' : null}
      />
      {fitting.length > 0 && (
        <div>
          <p className="text-13 text-muted">Said before</p>
          <ul className="max-h-40 overflow-y-auto border-t border-line">
            {fitting.map((one) => (
              <li key={one} className="border-b border-line">
                <button
                  type="button"
                  onClick={() => {
                    setText(one)
                    field.current?.focus()
                  }}
                  className="line-clamp-2 min-h-8 w-full cursor-pointer px-1 py-1 text-left text-13 [overflow-wrap:anywhere] hover:bg-sunken"
                >
                  {one}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className="flex flex-wrap gap-2">
        <Button type="submit" size="small" look="primary">
          Add the comment
        </Button>
        <Button size="small" onPress={onCancel}>
          Leave it
        </Button>
        {text.trim() !== '' && !suggestions.includes(text.trim()) && (
          <Button size="small" look="quiet" onPress={() => onKeep(text.trim())}>
            Keep for other times
          </Button>
        )}
      </p>
    </form>
  )
}
