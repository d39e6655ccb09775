import { Select } from '#components/ui/field/select.tsx'
import { tellRate } from '#graders/parts/rate-adaptation/live/tell-stream.ts'

export interface SegmentFieldsProps {
  chosen: readonly number[]
  qualities: readonly number[]
  onChange: (chosen: readonly number[]) => void
}

/** A quality for each segment, to be changed one by one. */
export function SegmentFields({ chosen, qualities, onChange }: SegmentFieldsProps) {
  const options = qualities.map((rate, quality) => ({ id: String(quality), name: tellRate(rate) }))
  return (
    <fieldset className="grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-3 rounded border border-border bg-surface px-3 py-3 print:hidden">
      <legend className="px-1 font-semibold">The quality of each segment</legend>
      {chosen.map((quality, at) => (
        <Select
          // oxlint-disable-next-line react/no-array-index-key -- segments never change places
          key={at}
          label={`Segment ${at + 1}`}
          options={options}
          value={String(quality)}
          onChange={(to) => onChange(chosen.with(at, Number(to)))}
        />
      ))}
    </fieldset>
  )
}
