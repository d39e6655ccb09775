'use client'
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { tabAfterKey } from '#components/ui/tabs/tab-after-key.ts'

export interface TabsProps {
  label: string
  tabs: readonly { id: string; name: ReactNode; content: ReactNode }[]
  selected?: string
  onSelect?: (id: string) => void
  className?: string
  panelClassName?: string
}

/** Views of one thing, of which one is shown. Arrow keys move between the tabs. */
export function Tabs({ label, tabs, selected, onSelect, className, panelClassName }: TabsProps) {
  const base = useId()
  const list = useRef<HTMLDivElement>(null)
  const [own, setOwn] = useState(tabs[0]?.id)
  const shown = tabs.find(({ id }) => id === (selected ?? own)) ?? tabs[0]
  function select(id: string) {
    setOwn(id)
    onSelect?.(id)
  }
  function move(event: KeyboardEvent) {
    const at = tabs.findIndex((tab) => tab === shown)
    const next = tabs[tabAfterKey(event.key, at, tabs.length) ?? -1]
    if (next === undefined) return
    event.preventDefault()
    select(next.id)
    list.current?.querySelector<HTMLElement>(`[data-tab="${CSS.escape(next.id)}"]`)?.focus()
  }
  return (
    <div className={className}>
      <div
        ref={list}
        role="tablist"
        tabIndex={-1}
        aria-label={label}
        onKeyDown={move}
        className="flex flex-wrap gap-x-1 border-b border-line"
      >
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            data-tab={tab.id}
            id={`${base}-tab-${tab.id}`}
            aria-selected={tab === shown}
            aria-controls={`${base}-panel`}
            tabIndex={tab === shown ? 0 : -1}
            onClick={() => select(tab.id)}
            className={classNames(
              '-mb-px flex min-h-10 cursor-pointer items-center gap-2 rounded-t border px-3',
              tab === shown
                ? 'border-line border-b-background bg-background font-semibold text-ink'
                : 'border-transparent text-muted hover:text-ink',
            )}
          >
            {tab.name}
          </button>
        ))}
      </div>
      {shown && (
        <div
          key={shown.id}
          role="tabpanel"
          id={`${base}-panel`}
          aria-labelledby={`${base}-tab-${shown.id}`}
          className={classNames('pt-4', panelClassName)}
        >
          {shown.content}
        </div>
      )}
    </div>
  )
}
