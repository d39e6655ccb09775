'use client'
import { useRef } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Select } from '#components/ui/field/select.tsx'
import { FileUpIcon, TextCursorInputIcon } from '#components/ui/icons.tsx'
import { type Language, runtimes } from '#graders/runtimes.ts'

export interface EditorToolbarProps {
  language: Language
  languages: readonly Language[]
  onLanguage: (language: Language) => void
  onUpload: (files: readonly File[]) => void
  plain: boolean
  onPlain: (plain: boolean) => void
  readOnly: boolean
}

/** What can be done to the program as a whole. Choosing a language loads its starter. */
export function EditorToolbar(props: EditorToolbarProps) {
  const picker = useRef<HTMLInputElement>(null)
  const { language, languages, onLanguage, onUpload, plain, onPlain, readOnly } = props
  return (
    <div className="mb-2 flex flex-wrap items-end gap-2">
      <Select
        label="Language"
        labelHidden
        options={languages.map((id) => ({ id, name: runtimes[id].edition }))}
        value={language}
        onChange={(id) => {
          const next = languages.find((one) => one === id)
          if (next && next !== language) onLanguage(next)
        }}
        isDisabled={readOnly}
        className="min-w-36"
      />
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])]
          // The same file can be chosen again, after it was changed.
          event.currentTarget.value = ''
          if (files.length > 0) onUpload(files)
        }}
      />
      <Button isDisabled={readOnly} onPress={() => picker.current?.click()}>
        <FileUpIcon className="size-4" />
        Upload
      </Button>
      <button
        type="button"
        aria-pressed={plain}
        onClick={() => onPlain(!plain)}
        className="inline-flex min-h-10 cursor-pointer items-center gap-2 rounded border border-transparent px-3 text-muted hover:bg-sunken aria-pressed:border-border aria-pressed:bg-surface aria-pressed:text-ink"
      >
        <TextCursorInputIcon className="size-4" />
        Plain text field
      </button>
    </div>
  )
}
