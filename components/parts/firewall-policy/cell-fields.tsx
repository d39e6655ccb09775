'use client'
import { useId } from 'react'
import { classNames } from '#components/ui/class-names.ts'

const look =
  'min-h-9 w-full min-w-0 rounded border bg-surface px-2 text-15 disabled:bg-sunken disabled:text-muted read-only:bg-sunken'

interface CellProps {
  /** Seen above the field where columns have no heads of their own. */
  label: string
  /** Read before the label: "Rule 2". */
  of: string
  /** Names the field within its row, so that focus finds it again. */
  control: string
  value: string
  onChange: (value: string) => void
  locked: boolean
  /** In a row of a table of controls. */
  role?: 'gridcell'
  className?: string
}

/** A choice in a row. The browser's own element: two hundred rows of them stay quick. */
export function CellSelect({
  label,
  of,
  control,
  value,
  onChange,
  locked,
  options,
  role,
  className,
}: CellProps & { options: readonly { id: string; name: string }[] }) {
  const id = useId()
  return (
    <div role={role} className={classNames('min-w-0', className)}>
      <CellLabel id={id} of={of} label={label} />
      <select
        id={id}
        data-control={control}
        value={value}
        disabled={locked}
        onChange={(event) => onChange(event.currentTarget.value)}
        className={classNames(look, 'cursor-pointer border-border')}
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  )
}

/** A text in a row, with what is wrong with it tied to it. In a row of columns that hangs below the row while one is at the
 * field: rows do not move while an address is typed. */
export function CellInput({
  label,
  of,
  control,
  value,
  onChange,
  locked,
  problem,
  placeholder = '',
  role,
  className,
}: CellProps & { problem?: string | undefined; placeholder?: string }) {
  const id = useId()
  return (
    <div role={role} className={classNames('min-w-0', className)}>
      <CellLabel id={id} of={of} label={label} />
      <input
        id={id}
        data-control={control}
        value={value}
        readOnly={locked}
        placeholder={placeholder}
        maxLength={200}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onChange={(event) => onChange(event.currentTarget.value)}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        className={classNames(
          look,
          'peer font-mono placeholder:text-muted',
          problem ? 'border-fail' : 'border-border',
        )}
      />
      {problem && (
        <p
          id={`${id}-problem`}
          className="mt-0.5 text-13 text-fail @2xl:pointer-events-none @2xl:absolute @2xl:inset-x-2 @2xl:top-full @2xl:z-10 @2xl:hidden @2xl:w-fit @2xl:rounded @2xl:border @2xl:border-fail @2xl:bg-surface @2xl:px-2 @2xl:py-1 @2xl:peer-hover:block @2xl:peer-focus:block"
        >
          {problem}
        </p>
      )}
    </div>
  )
}

function CellLabel({ id, of, label }: { id: string; of: string; label: string }) {
  return (
    <label htmlFor={id} className="block text-13 text-muted @5xl:sr-only">
      <span className="sr-only">{of}, </span>
      {label}
    </label>
  )
}
