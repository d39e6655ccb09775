export type Counting = 'BEST' | 'LAST' | 'MEAN'

/** Which submissions count, as an instructor chooses it. */
export const countingNames: Record<Counting, string> = {
  BEST: 'the best submission',
  LAST: 'the last submission',
  MEAN: 'the mean of all submissions',
}

/** As a fact for the head of a page; nothing where the best one counts, as one expects. */
export const countingFacts = ({ counting }: { counting: Counting }): { name: string; value: string }[] =>
  counting === 'BEST' ? [] : [{ name: 'What counts', value: countingNames[counting] }]
