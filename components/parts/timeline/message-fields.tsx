'use client'
import { memo, useId } from 'react'
import type { RowsChange } from '#components/parts/timeline/change-rows.ts'
import { classNames } from '#components/ui/class-names.ts'
import { CheckIcon, Trash2Icon, XIcon } from '#components/ui/icons.tsx'
import { RowButton } from '#components/ui/press/row-button.tsx'
import { impossible, type RowField, readRow } from '#graders/parts/timeline/live/read-row.ts'
import type { PresentedTimeline } from '#graders/parts/timeline/presented-timeline.ts'
import type { TimelineRow } from '#graders/parts/timeline/timeline-response.ts'

export interface MessageFieldsProps {
  row: TimelineRow
  index: number
  part: Pick<PresentedTimeline, 'labels' | 'lifelines'>
  locked: boolean
  selected: boolean
  verdict: 'right' | 'wrong' | null
  onSelect: (index: number) => void
  onChange: (change: RowsChange) => void
}

const look = 'min-h-9 w-full min-w-0 rounded border border-border bg-surface px-2 text-15'

/** One message of the table. What is said of it while it is written never judges it. */
export const MessageFields = memo(function MessageFields(props: MessageFieldsProps) {
  const { row, index, part, locked, selected, verdict, onSelect, onChange } = props
  const id = useId()
  const read = readRow(row)
  // Said once there is something to say it of: an empty field speaks for itself.
  const problems = read.ok
    ? []
    : read.problems.filter(({ field }) => (field === 'leaves' || field === 'arrives') && row[field] !== '')
  const cannotBe = read.ok ? impossible(read.event) : null
  const edit = (to: Partial<TimelineRow>) => onChange({ do: 'edit', index, to })
  const directions = part.lifelines.flatMap((from) =>
    part.lifelines.filter((to) => to.id !== from.id).map((to) => ({ from, to })),
  )
  // Between two, saying where to says where from.
  const pair = part.lifelines.length === 2
  const number = `message ${index + 1}`
  const time = (field: 'leaves' | 'arrives', name: string) => (
    <div role="gridcell" className="min-w-0">
      <FieldLabel id={`${id}-${field}`} name={name} of={number} hidden={index > 0} />
      <input
        id={`${id}-${field}`}
        data-control={field}
        value={row[field]}
        readOnly={locked}
        maxLength={30}
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => edit({ [field]: event.currentTarget.value })}
        aria-invalid={hasProblem(problems, field) || undefined}
        aria-describedby={problems.length > 0 || cannotBe ? `${id}-problem` : undefined}
        className={classNames(look, 'px-1.5 text-right font-mono tabular-nums read-only:bg-sunken')}
      />
    </div>
  )
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the message whose cell has the focus is marked on the board
    <div
      role="row"
      data-message={index}
      data-verdict={verdict ?? undefined}
      onFocus={() => onSelect(index)}
      className={classNames(
        'border-b border-l-4 border-b-line py-2 pl-2',
        selected ? 'border-l-accent' : 'border-l-transparent',
        verdict === 'wrong' && 'border-l-fail',
      )}
    >
      <div className="flex items-end gap-2">
        <span role="rowheader" className="flex min-h-9 w-7 shrink-0 items-center font-mono text-15">
          {index + 1}
        </span>
        <div role="gridcell" className="min-w-0 grow">
          <FieldLabel id={`${id}-label`} name="Message" of={number} hidden={index > 0} />
          <select
            id={`${id}-label`}
            data-control="label"
            value={row.label}
            disabled={locked}
            onChange={(event) => edit({ label: event.currentTarget.value })}
            className={classNames(look, 'cursor-pointer disabled:bg-sunken disabled:text-muted')}
          >
            <option value="">choose …</option>
            {part.labels.map((label) => (
              <option key={label}>{label}</option>
            ))}
          </select>
        </div>
        {verdict && (
          <span role="gridcell">
            <VerdictMark verdict={verdict} />
          </span>
        )}
        {!locked && (
          <span role="gridcell" className="flex shrink-0">
            <RowButton
              className="size-9"
              name={`Remove ${number}`}
              control="remove"
              onPress={() => onChange({ do: 'remove', index })}
            >
              <Trash2Icon className="size-4" />
            </RowButton>
          </span>
        )}
      </div>
      <div className="mt-1 grid grid-cols-2 gap-2 pl-9 @3xs:grid-cols-[minmax(0,1fr)_4.25rem_4.25rem]">
        <div role="gridcell" className="col-span-2 min-w-0 @3xs:col-span-1">
          <FieldLabel
            id={`${id}-direction`}
            name={pair ? 'To' : 'From and to'}
            of={number}
            hidden={index > 0}
          />
          <select
            id={`${id}-direction`}
            data-control="direction"
            value={`${row.from} ${row.to}`}
            disabled={locked}
            onChange={(event) => {
              const [from = '', to = ''] = event.currentTarget.value.split(' ')
              edit({ from, to })
            }}
            className={classNames(look, 'cursor-pointer disabled:bg-sunken disabled:text-muted')}
          >
            {directions.map(({ from, to }) => (
              <option key={`${from.id} ${to.id}`} value={`${from.id} ${to.id}`}>
                {pair ? to.label : `${from.label} → ${to.label}`}
              </option>
            ))}
          </select>
        </div>
        {time('leaves', 'Leaves, ms')}
        {time('arrives', 'Arrives, ms')}
      </div>
      {(problems.length > 0 || cannotBe) && (
        <div id={`${id}-problem`} role="gridcell" className="mt-1 pl-9 text-13 text-attention">
          {[...problems.map(({ says }) => says), ...(cannotBe ? [cannotBe] : [])].join(' ')}
        </div>
      )}
    </div>
  )
})

const hasProblem = (problems: readonly { field: RowField }[], field: RowField) =>
  problems.some((problem) => problem.field === field)

/** Seen above the first row's fields only: those of the others stand below them. */
function FieldLabel({ id, name, of, hidden }: { id: string; name: string; of: string; hidden: boolean }) {
  return (
    <label htmlFor={id} className={hidden ? 'sr-only' : 'block text-13 text-muted'}>
      {name}
      <span className="sr-only"> of {of}</span>
    </label>
  )
}

function VerdictMark({ verdict }: { verdict: 'right' | 'wrong' }) {
  const Icon = verdict === 'right' ? CheckIcon : XIcon
  return (
    <span
      className={classNames(
        'flex min-h-9 shrink-0 items-center gap-1 text-13 font-semibold',
        verdict === 'right' ? 'text-pass' : 'text-fail',
      )}
    >
      <Icon className="size-4" />
      {verdict === 'right' ? 'Right' : 'Wrong here'}
    </span>
  )
}
