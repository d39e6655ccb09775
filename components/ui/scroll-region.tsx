import type { ReactNode } from 'react'
import { classNames } from '#components/ui/class-names.ts'

/** A wide thing that scrolls inside its own frame, so that the page never does; focusable, so that keys scroll it. */
export function ScrollRegion({
  label,
  children,
  className,
}: {
  label: string
  children: ReactNode
  className?: string
}) {
  return (
    // A scroll container must be reachable by keyboard (WCAG 2.1.1).
    <div
      role="group"
      aria-label={label}
      tabIndex={0}
      className={classNames('max-w-full overflow-x-auto', className)}
    >
      {children}
    </div>
  )
}
