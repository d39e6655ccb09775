'use client'
import { FileUp, TextCursorInput } from 'lucide-react'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { Button } from '#components/ui/button.tsx'
import { Select } from '#components/ui/select.tsx'
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
      <FileTrigger allowsMultiple onSelect={(files) => files && onUpload([...files])}>
        <Button isDisabled={readOnly}>
          <FileUp aria-hidden className="size-4" />
          Upload
        </Button>
      </FileTrigger>
      <ToggleButton
        isSelected={plain}
        onChange={onPlain}
        className="inline-flex min-h-10 cursor-pointer items-center gap-2 rounded border border-transparent px-3 text-muted hover:bg-sunken data-selected:border-border data-selected:bg-surface data-selected:text-ink"
      >
        <TextCursorInput aria-hidden className="size-4" />
        Plain text field
      </ToggleButton>
    </div>
  )
}
