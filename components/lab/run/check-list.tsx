'use client'
import { useState } from 'react'
import { CheckDetail } from '#components/lab/run/check-detail.tsx'
import type { RunState } from '#components/lab/run/run-state.ts'
import { firstFailure, tierNames, tiers } from '#components/lab/run/run-summary.ts'
import { type CheckStatus, StatusWord } from '#components/lab/run/status-word.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { ChevronRightIcon } from '#components/ui/icons.tsx'
import type { CheckLog } from '#graders/labs/contract/run-log.ts'

export interface CheckListProps {
  run: RunState
  /** The check whose evidence is shown below. */
  selected: string | null
  onSelect: (check: string) => void
}

/** The checks as they come in, by tier; the first failure is open. */
export function CheckList({ run, selected, onSelect }: CheckListProps) {
  // What the reader opened or closed by hand stays so.
  const [opened, setOpened] = useState<Readonly<Record<string, boolean>>>({})
  const first = firstFailure(run)?.id
  return (
    <div className="flex flex-col gap-5">
      {tiers.map((tier) => {
        const checks = run.checks.filter((check) => check.tier === tier)
        if (checks.length === 0) return null
        const passed = checks.filter((check) => check.outcome?.status === 'passed').length
        return (
          <section key={tier} aria-label={tierNames[tier].name}>
            <h3 className="flex items-baseline justify-between gap-4 border-b border-border pb-1 text-15">
              {tierNames[tier].name}
              <span className="marginal font-normal">
                {passed} of {checks.length}
              </span>
            </h3>
            <p className="py-1 text-13 text-muted">{tierNames[tier].says}</p>
            <ul>
              {checks.map((check) => (
                <CheckRow
                  key={check.id}
                  check={check}
                  needs={needsOf(check, run.checks)}
                  isOpen={opened[check.id] ?? check.id === first}
                  onToggle={(isOpen) => setOpened({ ...opened, [check.id]: isOpen })}
                  isSelected={selected === check.id}
                  onSelect={() => onSelect(check.id)}
                />
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

interface CheckRowProps {
  check: CheckLog
  needs: string | undefined
  isOpen: boolean
  onToggle: (isOpen: boolean) => void
  isSelected: boolean
  onSelect: () => void
}

function CheckRow({ check, needs, isOpen, onToggle, isSelected, onSelect }: CheckRowProps) {
  const panelId = `check-${check.id}`
  return (
    <li className="border-b border-line" data-check={check.id} data-status={statusOf(check)}>
      <button
        type="button"
        id={`toggle-${check.id}`}
        aria-expanded={isOpen}
        aria-controls={panelId}
        onClick={() => onToggle(!isOpen)}
        className="flex min-h-9 w-full scroll-mt-16 cursor-pointer items-start gap-2 py-2 text-left hover:bg-sunken"
      >
        <ChevronRightIcon
          aria-hidden
          className={classNames(
            'mt-1 size-4 shrink-0 text-muted transition-transform duration-100',
            isOpen && 'rotate-90',
          )}
        />
        <span className="min-w-0 grow">
          {check.says} {check.hidden && <span className="marginal ml-1">hidden</span>}
        </span>
        <StatusWord status={statusOf(check)} />
      </button>
      <div id={panelId} hidden={!isOpen} className="pb-3 pl-6">
        <CheckDetail check={check} needs={needs} isSelected={isSelected} onSelect={onSelect} />
      </div>
    </li>
  )
}

function needsOf({ outcome }: CheckLog, checks: readonly CheckLog[]): string | undefined {
  return outcome?.status === 'skipped' ? checks.find((check) => check.id === outcome.needs)?.says : undefined
}

function statusOf(check: CheckLog): CheckStatus {
  return check.outcome?.status ?? (check.running ? 'running' : 'waiting')
}
