import type { PipelineChange } from '#components/figures/pipeline/pipeline-reducer.ts'
import { givenWords, operationWords } from '#components/figures/pipeline/words.ts'
import { Select } from '#components/ui/field/select.tsx'
import { XIcon } from '#components/ui/icons.tsx'
import { RowButton } from '#components/ui/press/row-button.tsx'
import {
  givens as allGivens,
  type Given,
  inputsMax,
  type PipelineStep,
  type Source,
} from '#protocols/deduction/pipeline.ts'

interface StepRowProps {
  at: number
  step: PipelineStep
  givens: readonly Given[]
  locked: boolean
  onChange: (change: PipelineChange) => void
}

/** One step: what it does, on what, and with which key. On a narrow page it is a card. */
export function StepRow({ at, step, givens, locked, onChange }: StepRowProps) {
  const name = `Step ${at + 1}`
  const sources = [
    ...givens.map((id) => ({ id, name: givenWords[id] })),
    ...Array.from({ length: at }, (_, earlier) => ({ id: String(earlier), name: `step ${earlier + 1}` })),
  ]
  const label = (text: string) => (
    <>
      <span className="sr-only">{name}: </span>
      {text}
    </>
  )
  const inputs = step.does === 'join' ? inputsMax : 1
  return (
    <div role="group" aria-label={name} className="px-3 py-2 has-focus-visible:bg-sunken">
      <div className="flex items-center justify-between gap-2">
        <p className="font-semibold">
          {name}: {operationWords[step.does]}
        </p>
        {!locked && (
          <RowButton
            className="size-8"
            name={`Take out: ${name}`}
            control="remove"
            onPress={() => onChange({ do: 'remove', at })}
          >
            <XIcon className="size-4" />
          </RowButton>
        )}
      </div>
      <div className="mt-1 grid gap-x-4 gap-y-2 sm:grid-cols-3">
        {Array.from({ length: inputs }, (_, input) => (
          <Select
            // oxlint-disable-next-line react/no-array-index-key -- inputs never change places
            key={input}
            label={label(inputs === 1 ? 'what' : (['first', 'second', 'third'][input] ?? ''))}
            options={sources}
            isOpenAtFirst
            wraps
            value={String(step.on[input] ?? '')}
            onChange={(id) => onChange({ do: 'input', at, input, to: sourceOf(id) })}
            isDisabled={locked || input > step.on.length}
          />
        ))}
        {(step.does === 'encrypt' || step.does === 'mac') && (
          <Select
            label={label('with the key')}
            options={sources}
            isOpenAtFirst
            wraps
            value={String(step.key ?? '')}
            onChange={(id) => onChange({ do: 'key', at, to: sourceOf(id) })}
            isDisabled={locked}
          />
        )}
        {(step.does === 'sign' || step.does === 'seal') && (
          <Select
            label={label(step.does === 'sign' ? 'with the private key of' : 'with the public key of')}
            isOpenAtFirst
            options={[
              { id: 'sender', name: 'Alice' },
              { id: 'recipient', name: 'Bob' },
            ]}
            value={step.of ?? ''}
            onChange={(id) =>
              onChange({ do: 'of', at, to: id === 'sender' || id === 'recipient' ? id : null })
            }
            isDisabled={locked}
          />
        )}
      </div>
    </div>
  )
}

function sourceOf(id: string): Source | null {
  if (/^\d+$/u.test(id)) return Number(id)
  return allGivens.find((each) => each === id) ?? null
}
