import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'

export interface ThresholdFormProps {
  percent: number
  /** What the programs themselves suggest. */
  derived: number
  lowest: number
}

/** Chooses from where on pairs are listed. A plain form: what is chosen stands in the address. */
export function ThresholdForm({ percent, derived, lowest }: ThresholdFormProps) {
  return (
    <>
      <form method="get" className="mt-4 flex flex-wrap items-end gap-3">
        <TextField
          key={percent}
          label="List pairs from (%)"
          name="from"
          inputMode="numeric"
          mono
          defaultValue={String(percent)}
          maxLength={3}
          className="w-44"
        />
        <Button type="submit">Show</Button>
      </form>
      <p className="mt-2 max-w-measure text-13 text-muted">
        {derived} % is suggested: two programs above it are more alike than programs of this item are by
        nature, as far as their number tells. From {lowest} % to 100 % can be chosen.
      </p>
    </>
  )
}
