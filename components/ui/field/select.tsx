'use client'
import { type ReactNode, useId } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { ChevronDownIcon } from '#components/ui/icons.tsx'

export interface SelectProps {
  label: ReactNode
  /** Hides the label from sight, not from a screen reader, where the neighbouring field already says it. */
  labelHidden?: boolean
  options: readonly { id: string; name: string }[]
  value: string
  onChange: (id: string) => void
  isDisabled?: boolean
  mono?: boolean
  className?: string
}

/** Chooses one of a few. The browser's own element: a phone shows its own list, and it works before any script. */
export function Select({
  label,
  labelHidden,
  options,
  value,
  onChange,
  isDisabled,
  mono,
  className,
}: SelectProps) {
  const id = useId()
  return (
    <div className={classNames('flex flex-col', className)}>
      <label htmlFor={id} className={labelHidden ? 'sr-only' : 'text-15 font-semibold'}>
        {label}
      </label>
      <span className="relative mt-1 flex">
        <select
          id={id}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          disabled={isDisabled}
          className={classNames(
            'min-h-10 w-full cursor-pointer appearance-none rounded border border-border bg-surface pr-9 pl-3 text-ink',
            'hover:bg-sunken disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted disabled:opacity-100',
            mono && 'font-mono',
          )}
        >
          {options.map((option) => (
            <option key={option.id} value={option.id}>
              {option.name}
            </option>
          ))}
        </select>
        <ChevronDownIcon
          aria-hidden
          className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-muted"
        />
      </span>
    </div>
  )
}
