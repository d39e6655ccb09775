'use client'
import { useDeferredValue, useEffect, useId, useMemo, useRef } from 'react'
import { CellSelect } from '#components/parts/firewall-policy/cell-fields.tsx'
import { describeAnomalies } from '#components/parts/firewall-policy/describe-anomalies.ts'
import { changePolicy, type PolicyChange } from '#components/parts/firewall-policy/policy-reducer.ts'
import { columnHeads, rowGrid } from '#components/parts/firewall-policy/rule-columns.ts'
import { RuleRow } from '#components/parts/firewall-policy/rule-row.tsx'
import { Button } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { useRowGrid } from '#components/ui/use-row-grid.ts'
import { useSteady } from '#components/ui/use-steady.ts'
import type { PacketTrace } from '#protocols/firewall/packet/trace-packet.ts'
import { type RuleList, rulesMax, type Vocabulary } from '#protocols/firewall/rule/rule.ts'

export interface RuleTableProps {
  list: RuleList
  vocabulary: Vocabulary
  marksAnomalies: boolean
  locked: boolean
  /** What the packet in the tester meets. */
  trace: PacketTrace | null
  onChange: (list: RuleList) => void
}

/** The rules in order, the default pinned below them. */
export function RuleTable({ list, vocabulary, marksAnomalies, locked, trace, onChange }: RuleTableProps) {
  // A keystroke does not wait for what is said of the rules, and ends what the one before it began.
  const settled = useDeferredValue(list)
  const { notes, says } = useMemo(
    () => (marksAnomalies ? describeAnomalies(settled, vocabulary) : { notes: [], says: null }),
    [settled, vocabulary, marksAnomalies],
  )
  const matched = trace?.steps.find(({ is }) => is === 'matched')?.rule ?? null
  const root = useRef<HTMLDivElement>(null)
  const hint = useId()
  const grid = useRowGrid(root, 'action')
  const focusNext = useRef<{ rule: number; control: string } | null>(null)
  useEffect(() => {
    // After a rule was moved or removed, the focus goes on where the hands are.
    if (!focusNext.current) return
    const { rule, control } = focusNext.current
    focusNext.current = null
    const target =
      root.current?.querySelector(`[data-rule="${rule}"] [data-control="${control}"]`) ??
      root.current?.querySelector('[data-add-rule] button')
    if (target instanceof HTMLElement) target.focus()
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- once the moved rules are on the page
  }, [list])

  // What is typed in one of 200 rows draws that row anew.
  const change = useSteady((made: PolicyChange, focus?: { rule: number; control: string }) => {
    focusNext.current = focus ?? null
    onChange(changePolicy(list, made))
  })
  return (
    <div ref={root}>
      <div
        aria-hidden="true"
        className={classNames(
          rowGrid,
          'hidden! border-b border-border px-2 pb-1 text-13 font-semibold @5xl:grid!',
        )}
      >
        {columnHeads.map((head, at) => (
          <span key={`${head}${at === 0 ? 'first' : ''}`}>{head}</span>
        ))}
      </div>
      {!locked && list.rules.length > 0 && (
        <p id={hint} className="pb-1 text-13 text-muted">
          Tab goes from rule to rule, the arrows from cell to cell; Alt and an arrow move the rule.
        </p>
      )}
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its cells have the focus */}
      <div
        role="grid"
        aria-label="Rules, tried from the top"
        aria-describedby={locked ? undefined : hint}
        {...grid}
      >
        {list.rules.map((rule, index) => (
          <RuleRow
            // Rows hold nothing of their own, so their place is their identity.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={index}
            rule={rule}
            index={index}
            count={list.rules.length}
            vocabulary={vocabulary}
            locked={locked}
            note={notes[index]?.says ?? null}
            idle={notes[index]?.idle ?? false}
            matched={index === matched}
            onChange={change}
          />
        ))}
      </div>
      {says !== null && <p className="px-2 py-1 text-13 text-muted">{says}</p>}
      <div
        className={classNames(
          'flex flex-wrap items-end gap-3 border-b border-border bg-sunken px-2 py-2',
          trace?.decidedBy === null && 'border-l-4 border-l-accent pl-1',
        )}
      >
        <p className="font-semibold">Default: what no rule matches</p>
        <CellSelect
          of="Default"
          label="Action"
          control="default"
          value={list.otherwise}
          locked={locked}
          options={[
            { id: 'accept', name: 'accept' },
            { id: 'deny', name: 'deny' },
          ]}
          onChange={(value) => change({ do: 'default', action: value === 'accept' ? 'accept' : 'deny' })}
        />
      </div>
      {!locked && (
        <div data-add-rule className="mt-2">
          <Button
            size="small"
            isDisabled={list.rules.length >= rulesMax}
            onPress={() => {
              const last = list.rules.length - 1
              change({ do: 'add', below: last < 0 ? null : last }, { rule: last + 1, control: 'action' })
            }}
          >
            Add a rule at the end
          </Button>
        </div>
      )}
    </div>
  )
}
