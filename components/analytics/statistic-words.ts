import type { ItemStatistics } from '#server/analytics/analytics-view.ts'

/** A share as a percentage; a dash where it cannot be told. */
export const percentOr = (share: number | null): string =>
  share === null ? '–' : `${(share * 100).toFixed(0).replace('-', '−')} %`

/** What an item's numbers say, in a sentence or two. */
export function readStatistics({ facility, discrimination }: ItemStatistics): string {
  const ease =
    facility >= 0.9 ? 'Very easy' : facility >= 0.65 ? 'Easy' : facility >= 0.35 ? 'Middling' : 'Hard'
  if (discrimination === null) return `${ease}. All did alike, or there is nothing to compare with.`
  if (discrimination < 0)
    return `${ease}. Who did well in the rest did worse here: look whether it asks what it means to ask.`
  if (discrimination < 0.2) return `${ease}. It hardly tells who does well in the rest.`
  return discrimination < 0.5
    ? `${ease}. It tells fairly who does well in the rest.`
    : `${ease}. It tells well who does well in the rest.`
}
