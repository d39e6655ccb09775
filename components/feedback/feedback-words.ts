import { formatPoints } from '#components/content/format-points.ts'
import type { CommentPlace } from '#server/feedback/feedback-view.ts'

/** With its sign: a rubric adds and takes off. */
export const signedPoints = (points: number): string =>
  points < 0 ? `−${formatPoints(-points)}` : `+${formatPoints(points)}`

/** Where a comment stands; `parts` are the ids of the exercise's, in their order. */
export function placeWords(place: CommentPlace, parts: readonly string[]): string {
  switch (place.on) {
    case 'whole':
      return 'On the whole'
    case 'part': {
      const at = parts.indexOf(place.part)
      return at < 0 ? 'On a part' : `On part ${at + 1}`
    }
    case 'lines':
      return `${place.path}, ${place.from === place.to ? `line ${place.from}` : `lines ${place.from} to ${place.to}`}`
  }
}

/** What a submission comes to with the rubric's points, as the server works it out. */
export function pointsWithRubric(
  { share, worth }: { share: number; worth: number },
  full: number,
  given: number,
): number {
  if (given === 0 || full === 0) return share * worth
  return (Math.min(full, Math.max(0, share * full + given)) / full) * worth
}
