import type { RosterFilters, RosterShow } from '#server/roster/roster-view.ts'

export const rosterShows: readonly RosterShow[] = [
  'everybody',
  'INSTRUCTOR',
  'ASSISTANT',
  'STUDENT',
  'invited',
]

/** What an address asks the roster for; what is not understood is left out. */
export function readRosterFilters(parameters: URLSearchParams): RosterFilters {
  const page = Number(parameters.get('page') ?? '1')
  return {
    find: (parameters.get('find') ?? '').slice(0, 100),
    show: rosterShows.find((show) => show === parameters.get('show')) ?? 'everybody',
    section: parameters.get('section') || null,
    group: parameters.get('group') || null,
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  }
}

/** The address of a part of the roster; what is usual is left out of it. */
export function rosterAddress(slug: string, { find, show, section, group, page }: RosterFilters): string {
  const parameters = new URLSearchParams({
    ...(find === '' ? {} : { find }),
    ...(show === 'everybody' ? {} : { show }),
    ...(section === null ? {} : { section }),
    ...(group === null ? {} : { group }),
    ...(page === 1 ? {} : { page: String(page) }),
  })
  return `/courses/${slug}/roster${parameters.size === 0 ? '' : `?${parameters}`}`
}
