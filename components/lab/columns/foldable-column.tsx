'use client'
import { type ReactNode, useRef } from 'react'
import type { FoldablePanel } from '#components/lab/columns/lab-view.ts'
import { classNames } from '#components/ui/class-names.ts'
import {
  PanelLeftCloseIcon,
  PanelLeftOpenIcon,
  PanelRightCloseIcon,
  PanelRightOpenIcon,
} from '#components/ui/icons.tsx'

export interface FoldableColumnProps {
  panel: FoldablePanel
  name: string
  folded: boolean
  onFold: (folded: boolean) => void
  /** Another tab is shown, where the columns are tabs. */
  away: boolean
  className?: string
  children: ReactNode
}

const icons = {
  task: { fold: PanelLeftCloseIcon, open: PanelLeftOpenIcon },
  checks: { fold: PanelRightCloseIcon, open: PanelRightOpenIcon },
} as const
const control =
  'flex cursor-pointer items-center rounded border border-transparent text-13 text-muted hover:border-border hover:text-ink'

/** A column that gives its room to the program when it is folded. Where the columns are tabs, there is nothing to fold. */
export function FoldableColumn({
  panel,
  name,
  folded,
  onFold,
  away,
  className,
  children,
}: FoldableColumnProps) {
  const { fold: Fold, open: Open } = icons[panel]
  const column = useRef<HTMLDivElement>(null)
  const turn = (next: boolean) => {
    onFold(next)
    // The button that was pressed is gone: the other one takes the focus.
    requestAnimationFrame(() => column.current?.querySelector<HTMLElement>('[data-fold]')?.focus())
  }
  return (
    <div
      ref={column}
      id={`panel-${panel}`}
      className={classNames(
        'min-w-0 three:sticky three:top-4 three:max-h-[calc(100dvh-2rem)] three:overflow-y-auto',
        'three:-mx-1 three:px-1',
        away && 'max-three:hidden',
        className,
      )}
    >
      {folded ? (
        <button
          type="button"
          data-fold
          aria-expanded={false}
          aria-label={`Show the column ${name}`}
          onClick={() => turn(false)}
          className={classNames(control, 'gap-2 px-2 py-3 max-three:hidden [writing-mode:vertical-rl]')}
        >
          <Open className="size-4" />
          {name}
        </button>
      ) : (
        <button
          type="button"
          data-fold
          aria-expanded
          aria-label={`Fold the column ${name}`}
          onClick={() => turn(true)}
          className={classNames(control, 'float-right size-7 justify-center max-three:hidden')}
        >
          <Fold className="size-4" />
        </button>
      )}
      <div className={folded ? 'three:hidden' : undefined}>{children}</div>
    </div>
  )
}
