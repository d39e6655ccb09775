'use client'
import { useState } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { PencilIcon, PlayIcon, PlusIcon, XIcon } from '#components/ui/icons.tsx'
import { submissionLimits } from '#graders/labs/contract/run-protocol.ts'

export interface FileTabsProps {
  paths: readonly string[]
  shown: string
  /** The file that starts. */
  entry: string | null
  onShow: (path: string) => void
  onAdd: () => void
  onRemove: (path: string) => void
  onRename: (path: string, name: string) => void
  readOnly: boolean
}

const button = 'inline-flex min-h-9 cursor-pointer items-center px-2 text-13 hover:bg-background'

/** The files of the program, as plain buttons: the one that is shown is marked as current, and can be renamed. */
export function FileTabs({
  paths,
  shown,
  entry,
  onShow,
  onAdd,
  onRemove,
  onRename,
  readOnly,
}: FileTabsProps) {
  const [renaming, setRenaming] = useState(false)
  return (
    <ul aria-label="Files" className="flex flex-wrap rounded-t border border-b-0 border-border bg-sunken">
      {paths.map((path) => (
        <li key={path} className={classNames('flex border-r border-line', path === shown && 'bg-surface')}>
          {renaming && path === shown ? (
            <NameField
              path={path}
              onDone={(name) => {
                setRenaming(false)
                if (name !== '' && name !== path && !paths.includes(name)) onRename(path, name)
              }}
            />
          ) : (
            <button
              type="button"
              aria-current={path === shown ? 'true' : undefined}
              onClick={() => onShow(path)}
              className={classNames(button, 'font-mono', path === shown ? 'font-semibold' : 'text-muted')}
            >
              {path === entry && (
                <>
                  <PlayIcon className="mr-1 size-3 text-pass" />
                  <span className="sr-only">starts: </span>
                </>
              )}
              {path}
            </button>
          )}
          {!readOnly && path === shown && !renaming && (
            <button
              type="button"
              aria-label={`Rename ${path}`}
              onClick={() => setRenaming(true)}
              className={button}
            >
              <PencilIcon className="size-3.5" />
            </button>
          )}
          {!readOnly && paths.length > 1 && (
            <button
              type="button"
              aria-label={`Remove ${path}`}
              onClick={() => onRemove(path)}
              className={button}
            >
              <XIcon className="size-4" />
            </button>
          )}
        </li>
      ))}
      {!readOnly && paths.length < submissionLimits.filesMax && (
        <li>
          <button type="button" aria-label="Add a file" onClick={onAdd} className={button}>
            <PlusIcon className="size-4" />
          </button>
        </li>
      )}
    </ul>
  )
}

/** Enter or leaving the field takes the name; Esc keeps the old one. */
function NameField({ path, onDone }: { path: string; onDone: (name: string) => void }) {
  return (
    <input
      aria-label={`New name of ${path}`}
      defaultValue={path}
      maxLength={submissionLimits.pathLengthMax}
      ref={(input) => input?.select()}
      onBlur={(event) => onDone(event.currentTarget.value.trim())}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone(path)
        if (event.key !== 'Enter') return
        event.preventDefault()
        onDone(event.currentTarget.value.trim())
      }}
      className="w-40 bg-surface px-2 font-mono text-13"
    />
  )
}
