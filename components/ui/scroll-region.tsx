import type { ReactNode } from 'react'
import { classNames } from '#components/ui/class-names.ts'

export interface ScrollRegionProps {
  label: string
  children: ReactNode
  className?: string
  /** Inside a paragraph only phrasing may stand. */
  inline?: boolean
}

/** A wide thing that scrolls inside its own frame, so that the page never does; focusable, so that keys scroll it. */
export function ScrollRegion({ label, children, className, inline }: ScrollRegionProps) {
  const Tag = inline ? 'span' : 'div'
  return (
    <Tag
      // A fieldset is for controls, and a section would be one landmark more for every table.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="group"
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys must reach what scrolls (WCAG 2.1.1)
      tabIndex={0}
      className={classNames('max-w-full overflow-x-auto', className)}
    >
      {children}
    </Tag>
  )
}
