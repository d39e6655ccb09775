'use client'
import { useId, useState } from 'react'
import { CellMark } from '#components/parts/cell-mark.tsx'
import type { CellOutcome } from '#components/parts/cell-outcome.ts'
import { withFieldText } from '#components/parts/dns-bytes/with-field-text.ts'
import { Select } from '#components/ui/field/select.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { type DnsBytesResponse, fieldCharactersMax } from '#graders/parts/dns-bytes/dns-bytes-response.ts'
import { fieldProblem } from '#graders/parts/dns-bytes/live/dns-bytes-readability.ts'
import type { PresentedDnsBytes } from '#graders/parts/dns-bytes/presented-dns-bytes.ts'
import { fieldSort, flagBits } from '#protocols/dns/message/message-field.ts'

const single = new Set<string>(flagBits.flatMap(([name, , count]) => (count === 1 ? [name] : [])))

export interface AskedFieldsProps {
  part: PresentedDnsBytes
  answer: DnsBytesResponse | undefined
  onAnswer: (answer: DnsBytesResponse) => void
  locked: boolean
  outcomeOf: (index: number) => CellOutcome
}

/** A field for each that is asked for. What cannot be read is said in room that is kept for it. */
export function AskedFields({ part, answer, onAnswer, locked, outcomeOf }: AskedFieldsProps) {
  const id = useId()
  // Half a number is not an error while it is being typed.
  const [typing, setTyping] = useState<number | null>(null)
  return (
    <ol className="grid content-start grid-cols-[repeat(auto-fill,minmax(min(14rem,100%),1fr))] gap-x-4">
      {part.fields.map((field, index) => {
        const value = answer?.fields[index] ?? ''
        const problem = typing === index ? null : fieldProblem(field.id, value)
        const change = (text: string) => onAnswer(withFieldText(answer, part.fields.length, index, text))
        return (
          <li key={field.id} className="min-w-0">
            {single.has(fieldSort(field.id)) ? (
              <Select
                label={field.label}
                options={['0', '1'].map((id) => ({ id, name: id }))}
                isOpenAtFirst
                value={value}
                onChange={change}
                isDisabled={locked}
              />
            ) : (
              <TextField
                label={field.label}
                name={`${part.id}-${index}`}
                value={value}
                onChange={change}
                onFocus={() => setTyping(index)}
                onBlur={() => setTyping(null)}
                readOnly={locked}
                invalidBy={problem === null ? undefined : `${id}-${index}`}
                autoComplete="off"
                spellCheck={false}
                maxLength={fieldCharactersMax}
                mono
              />
            )}
            <div id={`${id}-${index}`} className="min-h-10 text-13 text-fail">
              {problem === null ? <CellMark outcome={outcomeOf(index)} /> : problem}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
