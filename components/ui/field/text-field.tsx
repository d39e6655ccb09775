'use client'
import type { HTMLAttributes, HTMLInputTypeAttribute, ReactNode, Ref } from 'react'
import { useId } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { FieldError } from '#components/ui/field/field-error.tsx'

export interface TextFieldProps {
  label: ReactNode
  name?: string
  type?: HTMLInputTypeAttribute
  value?: string
  defaultValue?: string
  onChange?: (value: string) => void
  onFocus?: () => void
  onBlur?: () => void
  /** Said below the field at all times. */
  description?: ReactNode
  /** Said below the field, and the field marked invalid, when present. */
  error?: ReactNode
  /** The id of what says elsewhere why the field is invalid, in room that is kept for it: then nothing moves. */
  invalidBy?: string | undefined
  autoComplete?: string
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  maxLength?: number
  required?: boolean
  readOnly?: boolean
  spellCheck?: boolean
  placeholder?: string
  /** Numbers and code are set in the monospaced face. */
  mono?: boolean
  className?: string
  ref?: Ref<HTMLInputElement>
}

/** One line of text with its label, description and error tied together. Works before any script has loaded. */
export function TextField({
  label,
  description,
  error,
  invalidBy,
  mono,
  className,
  onChange,
  ...input
}: TextFieldProps) {
  const id = useId()
  const describedBy = classNames(
    Boolean(description) && `${id}-description`,
    Boolean(error) && `${id}-error`,
    invalidBy,
  )
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
      <input
        {...input}
        id={id}
        onChange={(event) => onChange?.(event.currentTarget.value)}
        aria-invalid={error || invalidBy ? true : undefined}
        aria-describedby={describedBy || undefined}
        className={classNames(
          'mt-1 min-h-10 w-full rounded border bg-surface px-3 text-17 read-only:bg-sunken',
          mono && 'font-mono tabular-nums',
          error || invalidBy ? 'border-fail' : 'border-border',
        )}
      />
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  )
}
