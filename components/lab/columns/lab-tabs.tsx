'use client'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import type { LabPanel } from '#components/lab/columns/lab-view.ts'
import { classNames } from '#components/ui/class-names.ts'
import { tabAfterKey } from '#components/ui/tabs/tab-after-key.ts'

export interface LabTabsProps {
  tab: LabPanel
  onTab: (tab: LabPanel) => void
  /** What stands behind the word of each, such as how many checks passed. */
  notes: Readonly<Partial<Record<LabPanel, ReactNode>>>
}

const tabs = [
  { id: 'task', name: 'Task' },
  { id: 'program', name: 'Program' },
  { id: 'checks', name: 'Checks' },
] as const

/**
 * Task, program or checks, where there is no room for three columns. The panels are not these tabs' children: they stay
 * on the page whether shown or not, so that no editor loses its text, its place or its history.
 */
export function LabTabs({ tab, onTab, notes }: LabTabsProps) {
  const list = useRef<HTMLDivElement>(null)
  function move(event: KeyboardEvent) {
    const at = tabs.findIndex(({ id }) => id === tab)
    const next = tabs[tabAfterKey(event.key, at, tabs.length) ?? -1]
    if (next === undefined) return
    event.preventDefault()
    onTab(next.id)
    list.current?.querySelector<HTMLElement>(`#tab-${next.id}`)?.focus()
  }
  return (
    <div
      ref={list}
      role="tablist"
      tabIndex={-1}
      aria-label="Parts of the lab"
      onKeyDown={move}
      className="sticky top-0 z-10 mb-6 flex flex-wrap border-b border-border bg-background three:hidden"
    >
      {tabs.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`tab-${id}`}
          aria-selected={id === tab}
          aria-controls={`panel-${id}`}
          tabIndex={id === tab ? 0 : -1}
          onClick={() => onTab(id)}
          className={classNames(
            '-mb-px flex min-h-11 grow cursor-pointer items-center justify-center gap-2 border-b-2 px-2 sm:grow-0 sm:px-5',
            id === tab
              ? 'border-accent font-semibold text-ink'
              : 'border-transparent text-muted hover:text-ink',
          )}
        >
          {name}
          {notes[id] && <span className="marginal">{notes[id]}</span>}
        </button>
      ))}
    </div>
  )
}
