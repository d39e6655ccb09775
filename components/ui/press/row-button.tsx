import type { ReactNode } from 'react'
import { classNames } from '#components/ui/class-names.ts'

/** A small button of an icon in a row that can be moved: the same place keeps the focus when the row has arrived at an end. */
export function RowButton({
  name,
  control,
  off = false,
  onPress,
  className,
  children,
}: {
  name: string
  control: string
  off?: boolean
  onPress: () => void
  /** Its size. */
  className: string
  children: ReactNode
}) {
  return (
    <button
      type="button"
      aria-label={name}
      title={name}
      data-control={control}
      // Not `disabled`: the focus would be lost when a row arrives at an end.
      aria-disabled={off || undefined}
      onClick={off ? undefined : onPress}
      className={classNames(
        'flex items-center justify-center rounded hover:bg-sunken',
        className,
        off ? 'cursor-not-allowed text-border' : 'cursor-pointer text-ink',
      )}
    >
      {children}
    </button>
  )
}
