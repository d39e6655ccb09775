'use client'
import type { ComponentProps } from 'react'
import { classNames } from '#components/ui/class-names.ts'

const looks = {
  primary:
    'border-accent bg-accent text-background font-semibold hover:bg-[color-mix(in_oklab,var(--accent)_86%,var(--ink))]',
  secondary: 'border-border bg-surface text-ink hover:bg-sunken',
  quiet: 'border-transparent bg-transparent text-accent underline underline-offset-4 hover:bg-sunken',
} as const

export interface ButtonProps
  extends Omit<ComponentProps<'button'>, 'className' | 'style' | 'disabled' | 'onClick'> {
  look?: keyof typeof looks
  size?: 'medium' | 'small'
  isPending?: boolean
  isDisabled?: boolean
  onPress?: (() => void) | undefined
  className?: string
}

/**
 * A button. While `isPending` it keeps its focus and its place and does nothing; its words should say what goes on.
 */
export function Button({
  look = 'secondary',
  size = 'medium',
  className,
  isPending = false,
  isDisabled = false,
  type = 'button',
  onPress,
  ...props
}: ButtonProps) {
  return (
    <button
      {...props}
      // oxlint-disable-next-line react/button-has-type -- one of the three, by its type
      type={isPending ? 'button' : type}
      disabled={isDisabled}
      onClick={onPress && !isPending ? () => onPress() : undefined}
      data-pending={isPending || undefined}
      className={classNames(
        'inline-flex cursor-pointer items-center justify-center gap-2 rounded border transition-colors duration-100',
        'disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-muted',
        'data-pending:cursor-progress data-pending:opacity-70',
        size === 'medium' ? 'min-h-10 px-4 text-15' : 'min-h-8 px-3 text-13',
        looks[look],
        className,
      )}
    />
  )
}
