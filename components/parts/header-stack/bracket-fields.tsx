import { CellMark } from '#components/parts/cell-mark.tsx'
import type { CellOutcome } from '#components/parts/cell-outcome.ts'
import type { StackChange } from '#components/parts/header-stack/stack-reducer.ts'
import { Select } from '#components/ui/field/select.tsx'
import type { StackBracket } from '#graders/parts/header-stack/stack-response.ts'

interface BracketFieldsProps {
  at: number
  text: string
  /** Blocks that are placed, in their order, by their place among those on offer. */
  placed: readonly { id: string; name: string }[]
  value: StackBracket
  locked: boolean
  outcome: CellOutcome
  onChange: (change: StackChange) => void
}

/** Over which blocks a bracket stands: its first and its last one, or none. */
export function BracketFields({ at, text, placed, value, locked, outcome, onChange }: BracketFieldsProps) {
  const label = (end: string) => (
    <>
      <span className="sr-only">{text}, </span>
      {end}
    </>
  )
  return (
    <div role="group" aria-label={text} className="px-3 py-2 has-focus-visible:bg-sunken">
      <p className="font-semibold">{text}</p>
      <div className="mt-1 grid gap-x-4 gap-y-2 sm:grid-cols-[1fr_1fr_7rem]">
        <Select
          label={label('from')}
          options={[{ id: 'none', name: 'nothing' }, ...placed]}
          isOpenAtFirst
          wraps
          value={String(value.from ?? '')}
          onChange={(to) => onChange({ set: 'bracket', at, end: 'from', to })}
          isDisabled={locked}
        />
        <Select
          label={label('up to and with')}
          options={placed}
          isOpenAtFirst
          wraps
          value={String(value.to ?? '')}
          onChange={(to) => onChange({ set: 'bracket', at, end: 'to', to })}
          isDisabled={locked || value.from === 'none'}
        />
        <div className="sm:pt-9">
          <CellMark outcome={outcome} />
        </div>
      </div>
    </div>
  )
}
