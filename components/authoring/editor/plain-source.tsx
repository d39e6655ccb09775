'use client'
import { type Ref, useImperativeHandle, useRef } from 'react'
import type { SourceEditorHandle } from '#components/authoring/editor/source-editor.tsx'

export interface PlainSourceProps {
  label: string
  describedBy: string
  text: string
  onChange: (text: string) => void
  handle: Ref<SourceEditorHandle>
}

/** exercise.md in the browser's own text field, for those who get on better with it. */
export function PlainSource({ label, describedBy, text, onChange, handle }: PlainSourceProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  useImperativeHandle(handle, () => ({
    goToLine(line) {
      const { current } = field
      if (!current) return
      const lines = current.value.split('\n')
      const from = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0)
      current.focus()
      current.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0))
    },
  }))
  return (
    <textarea
      ref={field}
      aria-label={label}
      aria-describedby={describedBy}
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      className="size-full resize-none bg-surface p-3 font-mono text-15 outline-offset-[-2px]"
    />
  )
}
