import type { ReactNode } from 'react'
import { classNames } from '#components/ui/class-names.ts'

export interface NavLinkProps {
  href: string
  children: ReactNode
  className?: string
}

/** A link to another page of the site. Plain HTML: one listener for the whole document fetches the next page and swaps
 * it in (components/shell/soft-navigation.tsx); Next's `Link` is a component of the browser's, and costs as much each
 * time as a paragraph. */
export function NavLink({ href, children, className }: NavLinkProps) {
  return (
    <a href={href} data-soft className={classNames('link', className)}>
      {children}
    </a>
  )
}
