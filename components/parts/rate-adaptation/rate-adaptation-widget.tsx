'use client'
import { StreamDrawing } from '#components/figures/streaming/stream-drawing.tsx'
import { StreamTable } from '#components/figures/streaming/stream-table.tsx'
import type { PartProps } from '#components/parts/part-props.ts'
import { changeRates, playableOf } from '#components/parts/rate-adaptation/change-rates.ts'
import { NetworkList } from '#components/parts/rate-adaptation/network-list.tsx'
import { RatesDetail } from '#components/parts/rate-adaptation/rates-detail.tsx'
import { widget } from '#components/parts/widget.ts'
import { Select } from '#components/ui/field/select.tsx'
import { ratesReadability } from '#graders/parts/rate-adaptation/live/rates-readability.ts'
import { tellRate, tellSeconds } from '#graders/parts/rate-adaptation/live/tell-stream.ts'
import type { PresentedRates } from '#graders/parts/rate-adaptation/presented-rates.ts'
import type { RatesFeedback, RatesRight } from '#graders/parts/rate-adaptation/rates-feedback.ts'
import { type RatesResponse, RatesResponseSchema } from '#graders/parts/rate-adaptation/rates-response.ts'
import { formatNumber } from '#protocols/quantity/quantity.ts'
import { playStream } from '#protocols/streaming/play-stream.ts'
import { sizeOf } from '#protocols/streaming/stream.ts'

type Props = PartProps<PresentedRates, RatesResponse, RatesFeedback, RatesRight>

/** A list to choose from for each segment; below, where the author allows it, what becomes of them. */
function RateAdaptationWidget({ part, answer, onAnswer, locked }: Props) {
  const { stream, names, drawing } = part
  const count = stream.weights.length
  const chosen = changeRates(answer?.chosen ?? [], count, { at: count, to: '' })
  const change = (at: number | 'all', to: string) =>
    onAnswer({ kind: part.kind, chosen: changeRates(chosen, count, { at, to }) })
  const options = (sizes: (quality: number) => string) =>
    names.map((name, quality) => ({ id: String(quality), name: `${name}${sizes(quality)}` }))
  const same = chosen.every((quality) => quality === chosen[0]) ? chosen[0] : null
  return (
    <div className="max-w-full">
      <NetworkList part={part} />
      <fieldset className="mt-3 grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-3 rounded border border-border bg-surface px-3 py-3">
        <legend className="px-1 font-semibold">The quality of each segment</legend>
        <Select
          label="All segments"
          options={options(() => '')}
          isOpenAtFirst
          value={String(same ?? '')}
          onChange={(to) => change('all', to)}
          isDisabled={locked}
        />
        {chosen.map((quality, at) => (
          <Select
            // oxlint-disable-next-line react/no-array-index-key -- segments never change places
            key={at}
            label={`Segment ${at + 1}`}
            options={options((each) => `, ${formatNumber(sizeOf(stream, at, each), 4)} Mbit`)}
            isOpenAtFirst
            value={String(quality ?? '')}
            onChange={(to) => change(at, to)}
            isDisabled={locked}
          />
        ))}
      </fieldset>
      {drawing === 'live' && <LiveStream part={part} chosen={chosen} />}
    </div>
  )
}

/** What becomes of the segments as far as they are chosen. It tells what happens, and never what is enough. */
function LiveStream({ part, chosen }: { part: PresentedRates; chosen: RatesResponse['chosen'] }) {
  const { stream, names } = part
  const playable = playableOf(chosen)
  const played = playStream(stream, playable)
  const { start, stalls, meanRate, switches } = played
  return (
    <div className="mt-3">
      <p aria-live="polite" className="min-h-12">
        {playable.length === 0
          ? 'Nothing is chosen yet: choose from the first segment on.'
          : `Segments 1 to ${playable.length}: ${Number.isFinite(start) ? `the picture starts at ${tellSeconds(start)}` : 'the picture has not started'}, ${stalls === 0 ? 'never stands still' : `stands still ${timesOf(stalls)}`}, the mean is ${tellRate(meanRate)}, the quality changes ${timesOf(switches)}.`}
      </p>
      <StreamTable caption="What becomes of each segment" played={played} names={names} />
      <StreamDrawing label="Network, buffer and picture" stream={stream} played={played} names={names} />
    </div>
  )
}

const timesOf = (count: number) => (count === 1 ? 'once' : `${count} times`)

export const rateAdaptationWidget = widget('rate-adaptation', {
  response: RatesResponseSchema,
  Widget: RateAdaptationWidget,
  Detail: RatesDetail,
  readability: ratesReadability,
})
