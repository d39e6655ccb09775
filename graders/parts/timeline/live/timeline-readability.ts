import type { Readability } from '#graders/parts/readability.ts'
import { readRow } from '#graders/parts/timeline/live/read-row.ts'
import type { PresentedTimeline } from '#graders/parts/timeline/presented-timeline.ts'
import type { TimelineResponse } from '#graders/parts/timeline/timeline-response.ts'

export function timelineReadability(_: PresentedTimeline, response: TimelineResponse | null): Readability {
  if (response === null || response.messages.length === 0) return { is: 'blank' }
  for (const [index, row] of response.messages.entries()) {
    const read = readRow(row)
    if (read.ok) continue
    return {
      is: 'unreadable',
      says: `Message ${index + 1}: ${read.problems.map(({ says }) => says).join(' ')}`,
    }
  }
  return { is: 'readable' }
}
