import { NavLink } from '#components/ui/page/nav-link.tsx'

export interface PagerProps {
  /** What is paged through, for a screen reader. */
  of: string
  page: number
  pages: number
  address: (page: number) => string
}

/** The way through a long list; nothing when it fits on one page. */
export function Pager({ of, page, pages, address }: PagerProps) {
  if (pages <= 1) return null
  return (
    <nav aria-label={`Pages of ${of}`} className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-1">
      {page > 1 && (
        <NavLink href={address(page - 1)} className="inline-flex min-h-8 items-center">
          Previous
        </NavLink>
      )}
      <span className="text-muted">
        Page {page} of {pages}
      </span>
      {page < pages && (
        <NavLink href={address(page + 1)} className="inline-flex min-h-8 items-center">
          Next
        </NavLink>
      )}
    </nav>
  )
}
