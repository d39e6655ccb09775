'use client'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { classNames } from '#components/ui/class-names.ts'

const looks = {
  primary:
    'border-accent bg-accent text-background font-semibold hover:bg-[color-mix(in_oklab,var(--accent)_86%,var(--ink))]',
  secondary: 'border-border bg-surface text-ink hover:bg-sunken',
  quiet: 'border-transparent bg-transparent text-accent underline underline-offset-4 hover:bg-sunken',
} as const

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style'> {
  look?: keyof typeof looks
  size?: 'medium' | 'small'
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
  type = 'button',
  onPress,
  ...props
}: ButtonProps) {
  return (
    <AriaButton
      {...props}
      type={isPending ? 'button' : type}
      {...(onPress && !isPending ? { onPress } : {})}
      data-pending={isPending || undefined}
      className={classNames(
        'inline-flex cursor-pointer items-center justify-center gap-2 rounded border transition-colors duration-100',
        'data-disabled:cursor-not-allowed data-disabled:border-line data-disabled:bg-sunken data-disabled:text-muted',
        'data-pending:cursor-progress data-pending:opacity-70',
        size === 'medium' ? 'min-h-10 px-4 text-15' : 'min-h-8 px-3 text-13',
        looks[look],
        className,
      )}
    />
  )
}
