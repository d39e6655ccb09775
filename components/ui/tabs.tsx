'use client'
import type { ReactNode } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components/Tabs'
import { classNames } from '#components/ui/class-names.ts'

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
  return (
    <AriaTabs
      className={className ?? ''}
      {...(selected === undefined ? {} : { selectedKey: selected })}
      {...(onSelect ? { onSelectionChange: (key) => onSelect(String(key)) } : {})}
    >
      <TabList aria-label={label} className="flex flex-wrap gap-x-1 border-b border-line">
        {tabs.map((tab) => (
          <Tab
            key={tab.id}
            id={tab.id}
            className={classNames(
              '-mb-px flex min-h-10 cursor-pointer items-center gap-2 rounded-t border border-transparent px-3 text-muted',
              'hover:text-ink data-selected:border-line data-selected:border-b-background data-selected:bg-background',
              'data-selected:font-semibold data-selected:text-ink',
            )}
          >
            {tab.name}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={classNames('pt-4', panelClassName)}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
