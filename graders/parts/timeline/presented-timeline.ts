import type { Timeline } from '#protocols/timeline/timeline.ts'

/** A diagram to draw, as the student sees it: nothing of when anything happens, or in which order. */
export interface PresentedTimeline {
  id: string
  kind: 'timeline'
  ask: string
  points: number
  lifelines: Timeline['lifelines']
  /** On offer, in alphabetical order. */
  labels: readonly string[]
  /** Times with a name, computed from the numbers of the statement. */
  quantities: readonly { name: string; ms: number }[]
  /** Between neighbours whose propagation delay is one of the quantities: with it, bands are drawn. */
  propagations: readonly { between: readonly [string, string]; ms: number }[]
  messagesMax: number
}
