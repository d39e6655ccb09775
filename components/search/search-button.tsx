'use client'
import { useEffect, useState } from 'react'
import type { SearchDialogProps } from '#components/search/search-dialog.tsx'
import { SearchIcon } from '#components/ui/icons.tsx'

type Dialog = typeof import('#components/search/search-dialog.tsx').SearchDialog

const onApple = () => /Mac|iP/.test(navigator.platform)

/** Opens the search, by hand or by Ctrl+K (⌘K). What it is made of comes when it is first opened. */
export function SearchButton({ search }: Pick<SearchDialogProps, 'search'>) {
  const [open, setOpen] = useState(false)
  const [Dialog, setDialog] = useState<Dialog | null>(null)
  useEffect(() => {
    function openByKey(event: KeyboardEvent) {
      // On a Mac Ctrl+K cuts a line's end away, in any field.
      const held = onApple() ? event.metaKey : event.ctrlKey
      if (!held || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      setOpen(true)
    }
    window.addEventListener('keydown', openByKey)
    return () => window.removeEventListener('keydown', openByKey)
  }, [])
  useEffect(() => {
    if (!open || Dialog !== null) return
    // Without it, as offline, a press later tries again.
    void import('#components/search/search-dialog.tsx').then(
      (loaded) => setDialog(() => loaded.SearchDialog),
      () => setOpen(false),
    )
  }, [open, Dialog])
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        title="Ctrl+K, or ⌘K"
        onClick={() => setOpen(true)}
        className="inline-flex min-h-8 cursor-pointer items-center gap-1.5 rounded border border-border bg-surface px-2 text-13 hover:bg-sunken"
      >
        <SearchIcon className="size-4" />
        Search
      </button>
      {open && Dialog !== null && <Dialog search={search} onClose={() => setOpen(false)} />}
    </>
  )
}
