'use client'
import { memo, useId, useRef } from 'react'
import { writeRecord } from '#components/figures/dns/tell-hop.ts'
import type { EntryField, ZoneChange } from '#components/parts/dns-zone/change-zone.ts'
import { Button } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { PlusIcon, Trash2Icon } from '#components/ui/icons.tsx'
import { useRowGrid } from '#components/ui/use-row-grid.ts'
import { useSteady } from '#components/ui/use-steady.ts'
import type { ZoneProblem } from '#protocols/dns/zone/zone-problem.ts'
import type { ZoneEntry } from '#protocols/dns/zone/zone-text.ts'

export interface RecordGridProps {
  entries: readonly ZoneEntry[]
  problems: readonly ZoneProblem[]
  /** Types on offer for a record. */
  types: readonly string[]
  locked: boolean
  /** Lines that a verdict rests on. */
  marked: readonly number[]
  onChange: (change: ZoneChange) => void
}

/** A zone is seldom longer; what is beyond is edited as text, where a thousand lines cost nothing. */
const rowsMax = 100

const cell = 'min-h-9 w-full rounded border border-border bg-surface px-2 font-mono text-15'
const columns =
  'grid grid-cols-2 gap-2 sm:grid-cols-[minmax(0,3fr)_5rem_6rem_minmax(0,5fr)_2.25rem] sm:items-center'

/** A row for each record, in the order of the text, with the whole names that it comes to. */
export function RecordGrid(props: RecordGridProps) {
  const { entries, problems, types, locked, marked, onChange } = props
  const list = useRef<HTMLDivElement>(null)
  const hint = useId()
  const grid = useRowGrid(list, 'owner')

  function add() {
    onChange({ is: 'add', type: types[0] ?? 'A' })
    // The new row is the last; its name is what is typed first.
    requestAnimationFrame(() => {
      const name = list.current?.lastElementChild?.querySelector('input')
      name?.focus()
      name?.select()
    })
  }
  const change = useSteady((made: ZoneChange) => {
    onChange(made)
    if (made.is !== 'remove') return
    requestAnimationFrame(() => {
      const rows = list.current?.children
      rows?.[Math.min(made.index, rows.length - 1)]?.querySelector('input')?.focus()
    })
  })

  return (
    <>
      {!locked && entries.length > 0 && (
        <p id={hint} className="pb-1 text-13 text-muted">
          Tab goes from record to record, the arrows from cell to cell.
        </p>
      )}
      <div aria-hidden className={classNames(columns, 'max-sm:hidden text-13 font-semibold text-muted')}>
        <span>Name</span>
        <span>TTL</span>
        <span>Type</span>
        <span>Data</span>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its cells have the focus */}
      <div
        ref={list}
        role="grid"
        aria-label="Records"
        aria-describedby={locked || entries.length === 0 ? undefined : hint}
        {...grid}
      >
        {entries.slice(0, rowsMax).map((entry, index) => (
          <Row
            // A row is its place in the text: typing in it must not make it another.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            entry={entry}
            index={index}
            problems={problems.filter(({ line }) => line >= entry.first && line <= entry.last)}
            types={types}
            locked={locked}
            marked={marked.some((line) => line >= entry.first && line <= entry.last)}
            onChange={change}
          />
        ))}
      </div>
      {entries.length > rowsMax && (
        <p className="mt-2 text-15">
          The first {rowsMax} of {entries.length} records. The others stand under <em>Zone text</em>.
        </p>
      )}
      {!locked && entries.length < rowsMax && (
        <Button size="small" onPress={add} className="mt-3">
          <PlusIcon className="size-4" /> Add a record
        </Button>
      )}
    </>
  )
}

interface RowProps {
  entry: ZoneEntry
  index: number
  problems: readonly ZoneProblem[]
  types: readonly string[]
  locked: boolean
  marked: boolean
  onChange: (change: ZoneChange) => void
}

// The text is read anew at each key, so a row is compared by what it says.
const Row = memo(RecordRow, (before, after) => JSON.stringify(before) === JSON.stringify(after))

function RecordRow({ entry, index, problems, types, locked, marked, onChange }: RowProps) {
  const number = index + 1
  const onField = (which: EntryField, value: string) => onChange({ is: 'field', index, field: which, value })
  const offered = types.includes(entry.type) ? types : [entry.type, ...types]
  const field = (which: 'owner' | 'ttl' | 'data', label: string, placeholder: string) => (
    <div role="gridcell" className={which === 'data' ? 'max-sm:col-span-2' : undefined}>
      <label>
        <FieldName name={label} of={number} />
        <input
          data-control={which}
          value={entry[which]}
          placeholder={placeholder}
          readOnly={locked}
          onChange={(event) => onField(which, event.currentTarget.value)}
          aria-invalid={problems.some(({ level }) => level === 'error') || undefined}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={1_000}
          className={classNames(cell, 'read-only:bg-sunken')}
        />
      </label>
    </div>
  )
  return (
    // An outline takes no room: the row stays where it was.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its cells have the focus
    <div
      role="row"
      className={classNames(
        // Of many records a key lets those be styled and laid out that are seen. They keep room for the focus's outline.
        '-mx-1 border-b border-line px-1 py-2 [contain-intrinsic-size:auto_4.5rem] [content-visibility:auto]',
        marked && 'rounded outline-2 outline-fail',
      )}
    >
      <div className={columns}>
        {field('owner', 'Name', 'as above')}
        {field('ttl', 'TTL', '')}
        <div role="gridcell">
          <label>
            <FieldName name="Type" of={number} />
            <select
              data-control="type"
              value={entry.type}
              disabled={locked}
              onChange={(event) => onField('type', event.currentTarget.value)}
              className={classNames(cell, 'disabled:bg-sunken disabled:opacity-100')}
            >
              {offered.map((type) => (
                <option key={type} value={type}>
                  {type === '' ? '?' : type}
                </option>
              ))}
            </select>
          </label>
        </div>
        {field('data', 'Data', '')}
        {!locked && (
          <div role="gridcell" className="justify-self-end">
            <Button
              size="small"
              look="quiet"
              data-control="remove"
              aria-label={`Remove record ${number}`}
              onPress={() => onChange({ is: 'remove', index })}
              className="min-w-9 px-0!"
            >
              <Trash2Icon className="size-4" />
            </Button>
          </div>
        )}
      </div>
      <div role="gridcell">
        {marked && <p className="sr-only">The answer rests on this record</p>}
        <p className="mt-1 font-mono text-13 wrap-anywhere text-muted">
          {entry.record ? `= ${writeRecord(entry.record)}` : (entry.name ?? '')}
        </p>
        {problems.map(({ line, column, code, says, remedy }) => (
          <p key={`${line} ${column} ${code} ${says}`} className="text-13 text-attention">
            {says} {remedy}
          </p>
        ))}
      </div>
    </div>
  )
}

/** Seen where the columns have no heads above them. */
function FieldName({ name, of }: { name: string; of: number }) {
  return (
    <span className="text-13 text-muted sm:sr-only">
      {name}
      <span className="sr-only"> of record {of}</span>
    </span>
  )
}
