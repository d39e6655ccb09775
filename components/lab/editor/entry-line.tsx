'use client'
import { entryOf, languageOf, withEntry } from '#components/lab/editor/program.ts'
import { Button } from '#components/ui/button.tsx'
import { PlayIcon } from '#components/ui/icons.tsx'
import type { Program } from '#graders/labs/contract/program.ts'
import type { ProgramRole } from '#graders/labs/contract/program-role.ts'

export interface EntryLineProps {
  program: Program
  role: ProgramRole
  /** The file in the editor: it is offered where another one starts. */
  shown: string
  onChange: (program: Program) => void
  readOnly: boolean
}

/** Says which file starts, and lets the student choose another: what does not run should not look as if it did. */
export function EntryLine({ program, role, shown, onChange, readOnly }: EntryLineProps) {
  const entry = entryOf(program, role)
  const offered = entry.ok
    ? [shown].filter((path) => path !== entry.file && languageOf(path) !== null)
    : program.files.map(({ path }) => path).filter((path) => languageOf(path) !== null)
  return (
    <p
      className="my-1 flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1 text-13"
      data-starts={entry.ok ? entry.file : ''}
    >
      {entry.ok ? (
        <span className="flex items-center gap-1.5">
          <PlayIcon className="size-3.5 text-pass" />
          <span>
            <code className="wrap-anywhere">{entry.file}</code> starts.
          </span>
        </span>
      ) : (
        <strong className="text-attention">
          {offered.length === 0 ? 'There is no program to start yet.' : 'It is not clear which file starts.'}
        </strong>
      )}
      {!readOnly &&
        offered.slice(0, offeredMax).map((path) => (
          <Button key={path} size="small" onPress={() => onChange(withEntry(program, path))}>
            Start {path} {entry.ok && 'instead'}
          </Button>
        ))}
    </p>
  )
}

const offeredMax = 6
