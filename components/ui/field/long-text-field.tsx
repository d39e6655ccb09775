'use client'
import { type KeyboardEvent, type ReactNode, type Ref, useId } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { FieldError } from '#components/ui/field/field-error.tsx'

export interface LongTextFieldProps {
  label: ReactNode
  description?: ReactNode
  error?: ReactNode
  value: string
  onChange: (value: string) => void
  onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void
  maxLength: number
  rows?: number
  className?: string
  ref?: Ref<HTMLTextAreaElement>
}

/** Some lines of text with label, description and error tied together, as of `TextField`. */
export function LongTextField({
  label,
  description,
  error,
  value,
  onChange,
  className,
  rows = 4,
  ...area
}: LongTextFieldProps) {
  const id = useId()
  const describedBy = classNames(Boolean(description) && `${id}-description`, Boolean(error) && `${id}-error`)
  return (
    <div className={className}>
      <label htmlFor={id} className="block text-15 font-semibold">
        {label}
      </label>
      {description && (
        <p id={`${id}-description`} className="mt-0.5 text-13 text-muted">
          {description}
        </p>
      )}
      <textarea
        {...area}
        id={id}
        rows={rows}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy || undefined}
        className={classNames(
          'mt-1 w-full rounded border bg-surface px-3 py-2 text-15',
          error ? 'border-fail' : 'border-border',
        )}
      />
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  )
}
