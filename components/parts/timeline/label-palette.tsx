'use client'
import { classNames } from '#components/ui/class-names.ts'

/** The label that the next message gets when it is drawn, and that a message without one gets now. */
export function LabelPalette({
  labels,
  armed,
  onArm,
}: {
  labels: readonly string[]
  armed: string
  onArm: (label: string) => void
}) {
  return (
    <fieldset className="min-w-0">
      <legend className="text-13 text-muted">What you draw next is</legend>
      <div className="mt-1 flex flex-wrap gap-1">
        {labels.map((label) => (
          <button
            key={label}
            type="button"
            aria-pressed={label === armed}
            onClick={() => onArm(label === armed ? '' : label)}
            className={classNames(
              'min-h-8 cursor-pointer rounded border px-2 text-13',
              label === armed
                ? 'border-accent bg-accent font-semibold text-background'
                : 'border-border bg-surface hover:bg-sunken',
            )}
          >
            {label}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
