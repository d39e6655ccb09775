// What of the gradebook is shown, as it stands in the page's address and in that of its CSV.
import type { Order, Show } from '#components/gradebook/arrange-students.ts'

export interface GradebookFilters {
  find: string
  show: Show
  /** An assignment's id; null for all. */
  assignment: string | null
  /** Name of a section; null for all, and '' for those in none. */
  section: string | null
  /** Name of a group; null for all, and '' for those in none. */
  group: string | null
  order: Order
}

const shows: readonly Show[] = ['everybody', 'waiting', 'fault', 'nothing', 'by-hand']
const orders: readonly Order[] = ['name', 'total-down', 'total-up']
export const findMax = 100

/** Whatever an address says; what is not understood is left out. */
export function readFilters(parameters: URLSearchParams): GradebookFilters {
  const one = <Word extends string>(name: string, words: readonly Word[], usual: Word): Word =>
    words.find((word) => word === parameters.get(name)) ?? usual
  return {
    find: (parameters.get('find') ?? '').slice(0, findMax),
    show: one('show', shows, 'everybody'),
    assignment: parameters.get('assignment') || null,
    section: parameters.get('section'),
    group: parameters.get('group'),
    order: one('sort', orders, 'name'),
  }
}

/** What stands behind the path, with its question mark; nothing when everything is shown as usual. */
export function writeFilters({ find, show, assignment, section, group, order }: GradebookFilters): string {
  const parameters = new URLSearchParams()
  if (find !== '') parameters.set('find', find)
  if (show !== 'everybody') parameters.set('show', show)
  if (assignment !== null) parameters.set('assignment', assignment)
  if (section !== null) parameters.set('section', section)
  if (group !== null) parameters.set('group', group)
  if (order !== 'name') parameters.set('sort', order)
  return parameters.size === 0 ? '' : `?${parameters}`
}
