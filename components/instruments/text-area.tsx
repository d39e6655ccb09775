import { useId } from 'react'
import { FieldError } from '#components/ui/field/field-error.tsx'

export interface TextAreaProps {
  label: string
  description?: string
  text: string
  rows: number
  /** Characters. */
  max: number
  /** Why it cannot be read; its room is kept. */
  error: string | null
  onChange: (text: string) => void
}

/** Several lines of text that mean something, with what is wrong in them below. */
export function TextArea({ label, description, text, rows, max, error, onChange }: TextAreaProps) {
  const id = useId()
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="block text-15 font-semibold">
        {label}
      </label>
      {description !== undefined && <p className="mt-0.5 text-13 text-muted">{description}</p>}
      <textarea
        id={id}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
        rows={rows}
        maxLength={max}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        aria-invalid={error === null ? undefined : true}
        aria-describedby={`${id}-says`}
        className="mt-1 w-full rounded border border-border bg-surface px-3 py-2 font-mono text-15"
      />
      <div id={`${id}-says`} className="min-h-12 print:min-h-0">
        {error === null ? null : <FieldError id={`${id}-error`}>{error}</FieldError>}
      </div>
    </div>
  )
}
