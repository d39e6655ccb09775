'use client'
import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { FoundOption } from '#components/search/found-option.tsx'
import { SearchStatus } from '#components/search/search-status.tsx'
import { type SearchFor, useSearch } from '#components/search/use-search.ts'
import type { Found } from '#server/overview/search-view.ts'

export interface SearchDialogProps {
  search: SearchFor
  onClose: () => void
}

/** A field with what is found below it: a combobox, whose list the arrows walk while the focus stays in the field. */
export function SearchDialog({ search, onClose }: SearchDialogProps) {
  const router = useRouter()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const searched = useSearch(typed, search)
  const found = searched.answer?.found ?? []
  const active = found[Math.min(at, found.length - 1)]

  useEffect(() => dialog.current?.showModal(), [])
  useEffect(() => {
    if (active) document.getElementById(`${id}-${active.href}`)?.scrollIntoView({ block: 'nearest' })
  }, [active, id])

  function go({ href }: Found) {
    dialog.current?.close()
    router.push(href)
  }
  function press(event: KeyboardEvent) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && found.length > 0) {
      event.preventDefault()
      setAt((Math.min(at, found.length - 1) + step + found.length) % found.length)
    }
    // What is found must be that of what stands in the field.
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && active && !searched.pending) go(active)
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape does what a press outside does
    <dialog
      ref={dialog}
      aria-label="Search"
      onClose={onClose}
      onPointerDown={(event) => event.target === dialog.current && dialog.current.close()}
      className="mx-auto mt-[8dvh] mb-auto w-[calc(100%-2rem)] max-w-xl rounded border border-border bg-background p-0 text-ink shadow-lg backdrop:bg-black/40"
    >
      <div className="flex max-h-[80dvh] flex-col p-4">
        <div className="flex items-center gap-3">
          <input
            type="text"
            role="combobox"
            aria-label="Search courses, assignments and exercises"
            aria-expanded={found.length > 0}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={active ? `${id}-${active.href}` : undefined}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            enterKeyHint="go"
            placeholder="Words of a title"
            maxLength={100}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value)
              setAt(0)
            }}
            onKeyDown={press}
            className="min-h-10 w-full min-w-0 grow rounded border border-border bg-surface px-3 text-17"
          />
          <button
            type="button"
            onClick={() => dialog.current?.close()}
            className="link min-h-8 cursor-pointer px-1 text-13"
          >
            Close
          </button>
        </div>
        <SearchStatus {...searched} />
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label="Found"
          hidden={found.length === 0}
          className="min-h-0 overflow-y-auto"
        >
          {found.map((one) => (
            <FoundOption
              key={one.href}
              id={`${id}-${one.href}`}
              found={one}
              isActive={one === active}
              onPress={() => go(one)}
            />
          ))}
        </div>
      </div>
    </dialog>
  )
}
