import { CellMark } from '#components/parts/cell-mark.tsx'
import type { CellOutcome } from '#components/parts/cell-outcome.ts'
import { Select } from '#components/ui/field/select.tsx'

interface QuestionFieldsProps {
  title: string
  questions: readonly { ask: string; options: readonly string[] }[]
  answers: readonly (string | null)[]
  locked: boolean
  outcomeOf: (at: number) => CellOutcome
  onChange: (at: number, answer: string) => void
}

/** Questions beside what is put together, each with a list to choose from. */
export function QuestionFields({
  title,
  questions,
  answers,
  locked,
  outcomeOf,
  onChange,
}: QuestionFieldsProps) {
  if (questions.length === 0) return null
  return (
    <>
      <p className="mt-4 text-15 font-semibold">{title}</p>
      <div className="mt-1 max-w-measure divide-y divide-line rounded border border-border bg-surface">
        {questions.map(({ ask, options }, at) => (
          <div key={ask} className="px-3 py-2 has-focus-visible:bg-sunken">
            <Select
              label={ask}
              options={options.map((id) => ({ id, name: id }))}
              isOpenAtFirst
              wraps
              value={answers[at] ?? ''}
              onChange={(answer) => onChange(at, answer)}
              isDisabled={locked}
            />
            <CellMark outcome={outcomeOf(at)} />
          </div>
        ))}
      </div>
    </>
  )
}
