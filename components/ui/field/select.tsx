'use client'
import { type ReactNode, useId } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { ChevronDownIcon } from '#components/ui/icons.tsx'

export interface SelectProps {
  label: ReactNode
  /** Hides the label from sight, not from a screen reader, where the neighbouring field already says it. */
  labelHidden?: boolean
  options: readonly { id: string; name: string }[]
  /** Begins with “Choose…”, whose id is empty: nothing is chosen yet. */
  isOpenAtFirst?: boolean
  value: string
  onChange: (id: string) => void
  isDisabled?: boolean
  mono?: boolean
  /** Shows what is chosen on as many lines as it needs, with room kept for the longest of the options. */
  wraps?: boolean
  className?: string
}

/** Chooses one of a few. The browser's own element: a phone shows its own list, and it works before any script. */
export function Select({
  label,
  labelHidden,
  options: offered,
  isOpenAtFirst,
  value,
  onChange,
  isDisabled,
  mono,
  wraps,
  className,
}: SelectProps) {
  const id = useId()
  const options = isOpenAtFirst ? [{ id: '', name: 'Choose…' }, ...offered] : offered
  const chosen = options.find((option) => option.id === value)
  const [longest] = options.toSorted((a, b) => b.name.length - a.name.length)
  return (
    <div className={classNames('flex flex-col', className)}>
      <label htmlFor={id} className={labelHidden ? 'sr-only' : 'text-15 font-semibold'}>
        {label}
      </label>
      <span className="relative mt-1 grid">
        {wraps &&
          [longest, chosen].map(
            (option, index) =>
              option && (
                <span
                  key={index === 0 ? 'room' : 'chosen'}
                  aria-hidden
                  className={classNames(
                    'pointer-events-none z-1 py-2 pr-9 pl-3 [grid-area:1/1] forced-colors:hidden',
                    isDisabled ? 'text-muted' : 'text-ink',
                    index === 0 ? 'invisible' : 'self-center',
                  )}
                >
                  {option.name}
                </span>
              ),
          )}
        <select
          id={id}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          disabled={isDisabled}
          className={classNames(
            'min-h-10 w-full cursor-pointer appearance-none rounded border border-border bg-surface pr-9 pl-3 [grid-area:1/1]',
            'hover:bg-sunken disabled:cursor-not-allowed disabled:bg-sunken disabled:opacity-100',
            // Its own words would be cut: they are there for whoever hears them.
            wraps ? 'text-transparent forced-colors:text-[ButtonText]' : 'text-ink disabled:text-muted',
            mono && 'font-mono',
          )}
        >
          {options.map((option) => (
            <option key={option.id} value={option.id} className={wraps ? 'bg-surface text-ink' : undefined}>
              {option.name}
            </option>
          ))}
        </select>
        <ChevronDownIcon
          aria-hidden
          className="pointer-events-none absolute top-1/2 right-3 z-1 size-4 -translate-y-1/2 text-muted"
        />
      </span>
    </div>
  )
}
