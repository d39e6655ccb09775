'use client'
import { useId, useState } from 'react'
import type { PartDetailProps, PartProps } from '#components/parts/part-props.ts'
import { widget } from '#components/parts/widget.ts'
import { classNames } from '#components/ui/class-names.ts'
import { TextField } from '#components/ui/field/text-field.tsx'
import type { FormulaRight } from '#graders/parts/formula/formula-feedback.ts'
import { type FormulaResponse, FormulaResponseSchema } from '#graders/parts/formula/formula-response.ts'
import { formulaReadability } from '#graders/parts/formula/live/formula-readability.ts'
import type { PresentedFormula } from '#graders/parts/formula/presented-formula.ts'
import { typedFormulaMax } from '#protocols/formula/read-formula.ts'

type Props = PartProps<PresentedFormula, FormulaResponse, never, FormulaRight>

/** A line in the names above it. Says live whether it can be read and its units fit; never whether it is right. */
function FormulaWidget({ part, answer, onAnswer, locked }: Props) {
  const text = answer?.text ?? ''
  const readability = formulaReadability(part, { kind: part.kind, text })
  // Half a formula is not an error while it is being typed: it turns into one when the field is left.
  const [typing, setTyping] = useState(false)
  const saysId = useId()
  const invalid = readability.is === 'unreadable' && !typing
  return (
    <div className="max-w-measure">
      <dl className="mb-2 grid grid-cols-[auto_1fr] gap-x-3 rounded border border-line bg-sunken px-3 py-2 text-13">
        {part.symbols.map(({ name, says, unit }) => (
          <div key={name} className="contents">
            <dt className="font-mono font-semibold">{name}</dt>
            <dd className="min-w-0 break-words">
              {says}
              {unit !== '' && <span className="text-muted">, in {unit}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <TextField
        label="Your formula"
        description="With + - * / ^ and parentheses. Any form of it will do."
        name={`${part.id}-text`}
        value={text}
        onChange={(next) => onAnswer({ kind: part.kind, text: next })}
        readOnly={locked}
        onFocus={() => setTyping(true)}
        onBlur={() => setTyping(false)}
        autoComplete="off"
        spellCheck={false}
        maxLength={typedFormulaMax}
        mono
        invalidBy={invalid ? saysId : undefined}
      />
      {/* Two lines are kept free, so that no button moves from under a pointer when the field is left. */}
      <p
        id={saysId}
        className={classNames('mt-1 min-h-10 text-13', invalid ? 'text-fail' : 'text-muted')}
        aria-live="off"
      >
        {readability.is === 'unreadable' && readability.says}
        {readability.is === 'readable' && 'It can be read, and its units fit.'}
      </p>
    </div>
  )
}

/** With the solution, the right formula and what it comes to where the student's was tried. */
function FormulaDetail({ right }: PartDetailProps<PresentedFormula, FormulaResponse, never, FormulaRight>) {
  if (right === null) return null
  return (
    <p>
      Right is <span className="font-mono break-words">{right.formula}</span>
      {right.gives !== undefined && <span className="block text-muted">It comes to {right.gives}.</span>}
    </p>
  )
}

export const formulaWidget = widget('formula', {
  response: FormulaResponseSchema,
  Widget: FormulaWidget,
  Detail: FormulaDetail,
  readability: formulaReadability,
})
