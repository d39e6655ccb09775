import type { ItemAnalytics } from '#server/analytics/analytics-view.ts'

/** From here on chance alone is taken for an unlikely explanation. */
const chanceMax = 0.05

/** Whether the numbers that somebody was given explain how they did. */
export function FairnessWords({
  fairness,
  fairnessStudentsMin,
}: Pick<ItemAnalytics, 'fairness' | 'fairnessStudentsMin'>) {
  if (fairness === null)
    return (
      <p className="max-w-measure">
        With fewer than {fairnessStudentsMin} students, or where all did alike, nothing can be said.
      </p>
    )
  const telling = fairness.filter(({ chance }) => chance <= chanceMax)
  const [strongest] = fairness
  return (
    <div className="max-w-measure">
      {telling.length === 0 ? (
        <p>
          No parameter explains who did well at the first try.
          {strongest !== undefined &&
            ` Nearest comes ${strongest.parameter}; as much as it shows, chance alone shows in ${percent(strongest.chance)} of all cases.`}
        </p>
      ) : (
        <ul>
          {telling.map(({ parameter, correlation, chance }) => (
            <li key={parameter}>
              Who got a larger <code>{parameter}</code> did {correlation > 0 ? 'better' : 'worse'} at the
              first try (rank correlation {correlation.toFixed(2).replace('-', '−')}; by chance alone in{' '}
              {percent(chance)} of all cases). Try variants with small and with large values, and narrow its
              range if they differ in difficulty.
            </li>
          ))}
        </ul>
      )}
      <p className="mt-2 text-13 text-muted">
        Of {fairness.length === 1 ? 'one parameter' : `${fairness.length} parameters`}, by ranks; how often
        chance does as much is found by dealing the results out anew 2,000 times, and corrected for their
        number (Holm).
      </p>
    </div>
  )
}

const percent = (share: number) => (share < 0.01 ? 'under 1 %' : `${Math.round(share * 100)} %`)
