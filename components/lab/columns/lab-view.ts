// What of a lab's page is open, remembered in a cookie, so that the server draws it so from the first byte.
const panels = ['task', 'program', 'checks'] as const
export type LabPanel = (typeof panels)[number]
const foldable = ['task', 'checks'] as const
export type FoldablePanel = (typeof foldable)[number]

export interface LabView {
  /** Where the columns are tabs. */
  tab: LabPanel
  /** Where they stand side by side. */
  folded: readonly FoldablePanel[]
}

export const labViewCookie = 'lab-view'

/** From a cookie, which may hold anything: "program" or "checks.task". */
export function readLabView(cookie: string | undefined): LabView {
  const [tab, ...folded] = (cookie ?? '').split('.')
  return {
    tab: panels.find((panel) => panel === tab) ?? 'task',
    folded: foldable.filter((panel) => folded.includes(panel)),
  }
}

export const writeLabView = ({ tab, folded }: LabView): string => [tab, ...folded].join('.')
