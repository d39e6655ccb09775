'use client'
import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import { classNames } from '#components/ui/class-names.ts'

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

/** Chooses one of a few. */
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
  return (
    <AriaSelect
      value={value}
      onChange={(key) => onChange(String(key))}
      isDisabled={isDisabled ?? false}
      className={classNames('flex flex-col', className)}
    >
      <Label className={labelHidden ? 'sr-only' : 'text-15 font-semibold'}>{label}</Label>
      <AriaButton
        className={classNames(
          'mt-1 flex min-h-10 cursor-pointer items-center justify-between gap-2 rounded border border-border bg-surface px-3',
          'hover:bg-sunken data-disabled:cursor-not-allowed data-disabled:bg-sunken data-disabled:text-muted',
          mono && 'font-mono',
        )}
      >
        <SelectValue />
        <ChevronDown aria-hidden className="size-4 shrink-0 text-muted" />
      </AriaButton>
      <Popover className="min-w-(--trigger-width) rounded border border-border bg-surface shadow-md">
        <ListBox className="max-h-80 overflow-auto p-1 outline-none">
          {options.map((option) => (
            <ListBoxItem
              key={option.id}
              id={option.id}
              textValue={option.name}
              className={classNames(
                'flex min-h-9 cursor-pointer items-center justify-between gap-3 rounded px-3 outline-none data-focused:bg-sunken',
                'data-focus-visible:outline-2 data-focus-visible:outline-offset-0 data-focus-visible:outline-focus',
                mono && 'font-mono',
              )}
            >
              {({ isSelected }) => (
                <>
                  {option.name}
                  {isSelected && <Check aria-hidden className="size-4 text-accent" />}
                </>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
