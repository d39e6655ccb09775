import { StreamDrawing } from '#components/figures/streaming/stream-drawing.tsx'
import { StreamTable } from '#components/figures/streaming/stream-table.tsx'
import type { PartDetailProps } from '#components/parts/part-props.ts'
import { playableOf } from '#components/parts/rate-adaptation/change-rates.ts'
import { tellRate } from '#graders/parts/rate-adaptation/live/tell-stream.ts'
import type { PresentedRates } from '#graders/parts/rate-adaptation/presented-rates.ts'
import type { RatesFeedback, RatesRight } from '#graders/parts/rate-adaptation/rates-feedback.ts'
import type { RatesResponse } from '#graders/parts/rate-adaptation/rates-response.ts'
import { playStream } from '#protocols/streaming/play-stream.ts'

type Props = PartDetailProps<PresentedRates, RatesResponse, RatesFeedback, RatesRight>

/** What is not kept; the choice that was judged, played; with the solution, the best one. */
export function RatesDetail({ part, answer, feedback, right }: Props) {
  const { stream, names, drawing } = part
  if (right) {
    const played = playStream(stream, right.chosen)
    return (
      <>
        <p>
          The best that is possible has a mean of {tellRate(right.meanRate)}:{' '}
          <span className="font-semibold">{right.chosen.map((quality) => names[quality]).join(', ')}</span>.
        </p>
        <StreamTable caption="The best choice, played" played={played} names={names} />
        <StreamDrawing label="The best choice" stream={stream} played={played} names={names} />
      </>
    )
  }
  if (feedback === null) return null
  const played = playStream(stream, playableOf(answer?.chosen ?? []))
  return (
    <>
      <ul aria-label="What is not kept" className="list-disc pl-5">
        {feedback.unmet.map(({ demand, says }) => (
          <li key={demand}>{says}</li>
        ))}
      </ul>
      {drawing === 'verdict' && (
        <>
          <StreamTable caption="Your choice, played" played={played} names={names} />
          <StreamDrawing label="Your choice" stream={stream} played={played} names={names} />
        </>
      )}
    </>
  )
}
