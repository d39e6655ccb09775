import { SearchButton } from '#components/search/search-button.tsx'
import type { SearchFor } from '#components/search/use-search.ts'
import { Wordmark } from '#components/shell/wordmark.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'

export interface SiteHeaderProps {
  viewer: { name: string; operator: boolean; unread?: number } | null
  signOut: () => Promise<void>
  search: SearchFor
  /** Nobody is signed in, in a page of a learning platform: nothing but what it opened can be shown there. */
  inFrameOfOthers: boolean
}

/** The head of every page: home, the search, one's own account, and the way out. */
export function SiteHeader({ viewer, signOut, search, inFrameOfOthers }: SiteHeaderProps) {
  if (inFrameOfOthers) return <FramedHeader />
  return (
    <header className="border-b border-line">
      <div className="mx-auto flex max-w-page flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-2 sm:px-6">
        <a href="/" data-soft className="inline-flex min-h-8 items-center text-17">
          <Wordmark />
        </a>
        {viewer ? (
          <nav aria-label="Account" className="flex flex-wrap items-center gap-x-4 gap-y-1 text-13">
            <SearchButton search={search} />
            <NavLink href="/units" className="inline-flex min-h-8 items-center">
              Units
            </NavLink>
            {viewer.operator && (
              <NavLink href="/health" className="inline-flex min-h-8 items-center">
                Health
              </NavLink>
            )}
            <NavLink href="/notices" className="inline-flex min-h-8 items-center gap-1">
              Notices
              {(viewer.unread ?? 0) > 0 && (
                <span className="rounded bg-accent px-1 tabular-nums text-background">
                  {viewer.unread}
                  <span className="sr-only"> new</span>
                </span>
              )}
            </NavLink>
            <NavLink href="/account" className="inline-flex min-h-8 items-center">
              <span className="sr-only">Your account: </span>
              {viewer.name}
            </NavLink>
            {viewer.operator && <span className="text-muted">operator</span>}
            <form action={signOut}>
              <button type="submit" className="link min-h-8 cursor-pointer px-1">
                Sign out
              </button>
            </form>
          </nav>
        ) : (
          <nav aria-label="Site" className="flex flex-wrap items-center gap-x-4 gap-y-1 text-13">
            <NavLink href="/units" className="inline-flex min-h-8 items-center">
              Units
            </NavLink>
            <NavLink href="/instruments" className="inline-flex min-h-8 items-center">
              Instruments
            </NavLink>
            <NavLink href="/sign-in" className="inline-flex min-h-8 items-center">
              Sign in
            </NavLink>
          </nav>
        )}
      </div>
    </header>
  )
}

/** Its links would lead to pages that nobody frames. */
function FramedHeader() {
  return (
    <header className="border-b border-line">
      <div className="mx-auto flex max-w-page flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-2 sm:px-6">
        <span className="inline-flex min-h-8 items-center text-17">
          <Wordmark />
        </span>
        <p className="text-13 text-muted">
          Your learning platform signs you in: open the activity there. To sign in by yourself, open{' '}
          <a href="/" target="_blank" rel="noopener" className="link">
            this site in a new tab
          </a>
          .
        </p>
      </div>
    </header>
  )
}
