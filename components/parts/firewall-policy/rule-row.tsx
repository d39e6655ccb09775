'use client'
import { type KeyboardEvent, memo } from 'react'
import { CellInput, CellSelect } from '#components/parts/firewall-policy/cell-fields.tsx'
import type { PolicyChange } from '#components/parts/firewall-policy/policy-reducer.ts'
import { Handle, RowButtons } from '#components/parts/firewall-policy/row-buttons.tsx'
import { rowGrid } from '#components/parts/firewall-policy/rule-columns.ts'
import { classNames } from '#components/ui/class-names.ts'
import { compileRule, type RuleField } from '#protocols/firewall/compare/compile-rule.ts'
import { type Rule, RuleSchema, type Vocabulary } from '#protocols/firewall/rule/rule.ts'

export interface RuleRowProps {
  rule: Rule
  index: number
  count: number
  vocabulary: Vocabulary
  locked: boolean
  /** "Never reached: covered by rules 2 and 3." */
  note: string | null
  /** The note is about a rule that does nothing. */
  idle: boolean
  /** The packet in the tester stops here. */
  matched: boolean
  onChange: (change: PolicyChange, focus?: { rule: number; control: string }) => void
}

const options = (...ids: readonly string[]) => ids.map((id) => ({ id, name: id }))
const wide = 'col-span-2 @2xl:col-span-1'

/** One rule: a row of a table where there is room, a card where there is not. */
export const RuleRow = memo(function RuleRow(props: RuleRowProps) {
  const { rule, index, count, vocabulary, locked, note, idle, matched, onChange } = props
  const of = `Rule ${index + 1}`
  const compiled = compileRule(rule, vocabulary)
  const problemOf = (field: RuleField) =>
    compiled.ok ? undefined : compiled.problems.find((each) => each.field === field)?.says
  const cell = (control: keyof Rule, label: string) => ({
    of,
    label,
    control,
    locked,
    role: 'gridcell' as const,
    value: rule[control],
    onChange: (value: string) => {
      const edited = RuleSchema.safeParse({ ...rule, [control]: value })
      if (edited.success) onChange({ do: 'edit', rule: index, to: edited.data })
    },
  })
  const move = (to: number, control: string) => {
    if (to >= 0 && to < count) onChange({ do: 'move', rule: index, to }, { rule: to, control })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (locked || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    const control = event.target instanceof HTMLElement ? event.target.dataset.control : undefined
    move(index + (event.key === 'ArrowUp' ? -1 : 1), control ?? 'action')
  }
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its cells have the focus; Alt and arrows work in each
    <div
      role="row"
      data-rule={index}
      data-traced={matched ? 'matched' : undefined}
      onKeyDown={onKeyDown}
      className={classNames(
        'relative border-b border-line px-2 py-2 @5xl:py-1.5',
        // Of 200 rules a key lets those be styled and laid out that are seen. What hangs below a row is not cut off.
        '[contain-intrinsic-size:auto_3.5rem] [content-visibility:auto] focus-within:[content-visibility:visible] hover:[content-visibility:visible]',
        matched && 'border-l-4 border-l-accent pl-1',
      )}
      style={idle ? { backgroundImage: hatching } : undefined}
    >
      <div className={rowGrid}>
        <div
          role="rowheader"
          className="col-span-2 flex min-h-9 items-center gap-1 @2xl:col-span-1 @2xl:col-start-1 @2xl:row-start-1 @2xl:mt-5 @5xl:mt-0"
        >
          {!locked && <Handle index={index} onMove={(to) => move(to, 'handle')} />}
          <span className="font-mono text-15">
            <span className="@2xl:sr-only">Rule </span>
            {index + 1}
          </span>
        </div>
        <CellSelect {...cell('action', 'Action')} options={options('accept', 'deny')} />
        <CellSelect {...cell('protocol', 'Protocol')} options={options('any', 'tcp', 'udp', 'icmp')} />
        <CellSelect
          {...cell('zone', 'Arrives from')}
          options={options('any', ...vocabulary.zones.map(({ id }) => id))}
        />
        <CellInput
          {...cell('source', 'Source')}
          problem={problemOf('source')}
          placeholder="any"
          className={wide}
        />
        <CellInput
          {...cell('sourcePorts', 'Source ports')}
          problem={problemOf('sourcePorts')}
          placeholder="any"
        />
        <CellInput
          {...cell('destination', 'Destination')}
          problem={problemOf('destination')}
          placeholder="any"
          className={classNames(wide, 'max-@2xl:order-1')}
        />
        <CellInput
          {...cell('destinationPorts', 'Dest. ports')}
          problem={problemOf('destinationPorts')}
          placeholder="any"
          className="max-@2xl:order-1"
        />
        <CellSelect {...cell('state', 'State')} options={options('any', 'new', 'established')} />
        {/* Empty when locked: it keeps its place in the grid. */}
        <div
          role="gridcell"
          className="flex flex-wrap content-end items-end gap-0.5 max-@2xl:order-1 @2xl:col-start-1 @2xl:row-start-2 @5xl:col-start-auto @5xl:row-start-auto @5xl:content-start"
        >
          {!locked && <RowButtons index={index} count={count} move={move} onChange={onChange} />}
        </div>
      </div>
      {note && (
        <div role="gridcell" className="mt-1 w-fit bg-background text-13 text-attention">
          {note}
        </div>
      )}
    </div>
  )
})

// Hatched, so that it is seen without colour.
const hatching =
  'repeating-linear-gradient(135deg, transparent 0 8px, color-mix(in oklab, var(--attention) 16%, transparent) 8px 10px)'
