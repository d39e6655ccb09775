import { useId } from 'react'
import type { NumberSetting } from '#components/instruments/number-setting.ts'

export interface NumberSliderProps {
  setting: NumberSetting
  value: number
  onChange: (value: number) => void
  /** Instead of the number and its unit. */
  words?: string
}

/** A number to move; its value is written beside it, with its unit. */
export function NumberSlider({
  setting: { key, label, unit, min, max },
  value,
  onChange,
  words,
}: NumberSliderProps) {
  const id = useId()
  const says = words ?? `${value} ${unit}`.trim()
  return (
    <div>
      <div className="flex items-baseline justify-between gap-x-3">
        <label htmlFor={id} className="text-15 font-semibold">
          {label}
        </label>
        <output htmlFor={id} className="font-mono text-15 tabular-nums">
          {says}
        </output>
      </div>
      <input
        id={id}
        name={key}
        type="range"
        {...{ min, max, value }}
        aria-valuetext={says}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
        className="h-8 w-full accent-accent"
      />
    </div>
  )
}
