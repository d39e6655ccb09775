import { changeTicks } from '#components/parts/cookie-trace/change-ticks.ts'

interface CookieTicksProps {
  name: string
  label: string
  cookies: readonly string[]
  /** Places in `cookies`. */
  offered: readonly number[]
  /** Null where nothing is said; an empty list where none goes along. */
  ticked: readonly number[] | null
  onTicked: (ticked: number[] | null) => void
  locked: boolean
}

/** The cookies that may go with a request, to tick; “none of them” is said as well. */
export function CookieTicks({ name, label, cookies, offered, ticked, onTicked, locked }: CookieTicksProps) {
  const box = (id: string, text: string, checked: boolean, place: number | null, mono: boolean) => (
    <label
      key={id}
      className="flex min-h-8 cursor-pointer items-center gap-2 has-aria-readonly:cursor-default"
    >
      <input
        type="checkbox"
        name={name}
        value={id}
        checked={checked}
        aria-readonly={locked || undefined}
        onChange={(event) => !locked && onTicked(changeTicks(ticked, place, event.currentTarget.checked))}
        className="size-4 shrink-0 accent-accent"
      />
      <span className={mono ? 'min-w-0 font-mono text-15 break-words' : 'text-15'}>{text}</span>
    </label>
  )
  return (
    <fieldset>
      <legend className="text-15 font-semibold">
        <span className="sr-only">{label}: </span>Goes along
      </legend>
      {offered.map((place) =>
        box(String(place), cookies[place] ?? '', ticked?.includes(place) ?? false, place, true),
      )}
      {box('none', 'None of them', ticked?.length === 0, null, false)}
    </fieldset>
  )
}
