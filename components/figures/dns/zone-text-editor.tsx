'use client'
import { useId, useRef } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import type { ZoneProblem } from '#protocols/dns/zone/zone-problem.ts'
import { zoneTextMax } from '#protocols/dns/zone/zone-text.ts'

export interface ZoneTextEditorProps {
  text: string
  problems: readonly ZoneProblem[]
  locked: boolean
  marked: readonly number[]
  onChange: (text: string) => void
}

/** The zone as a file: lines are numbered, and those that something is said about are marked. */
export function ZoneTextEditor({ text, problems, locked, marked, onChange }: ZoneTextEditorProps) {
  const id = useId()
  const gutter = useRef<HTMLOListElement>(null)
  const lines = text.split('\n')
  return (
    <>
      <label htmlFor={id} className="text-15 font-semibold">
        Zone text
      </label>
      <div className="mt-1 flex rounded border border-border bg-surface font-mono text-15">
        <ol
          ref={gutter}
          aria-hidden
          // A mark before a number has its room already, so that no letter moves when it comes.
          style={{ minWidth: `calc(1rem + ${String(lines.length).length + 1}ch)` }}
          className="shrink-0 overflow-hidden py-2 text-right text-muted select-none"
        >
          {gutterOf(lines.length, marked, problems).map(({ from, to, mark }) => (
            <li
              key={from}
              className={classNames(
                'px-2 whitespace-pre-line',
                mark === 'wrong' && 'bg-fail text-background',
                mark === 'odd' && 'text-attention',
              )}
            >
              {numbersFrom(from, to, mark)}
            </li>
          ))}
        </ol>
        <textarea
          id={id}
          value={text}
          rows={Math.min(40, Math.max(8, lines.length + 1))}
          wrap="off"
          readOnly={locked}
          maxLength={zoneTextMax}
          spellCheck={false}
          autoCapitalize="none"
          onChange={(event) => onChange(event.currentTarget.value)}
          onScroll={(event) => {
            if (gutter.current) gutter.current.scrollTop = event.currentTarget.scrollTop
          }}
          className="min-w-0 grow resize-none overflow-auto bg-transparent px-2 py-2 [tab-size:10] read-only:bg-sunken"
        />
      </div>
      {/* Room for what is said of one line, so that nothing below moves with every letter. */}
      <ul className="mt-2 min-h-[2lh] text-13 text-attention">
        {problems.slice(0, problemsShown).map(({ line, column, code, says, remedy }) => (
          <li key={`${line} ${column} ${code} ${says}`}>
            Line {line}: {says} {remedy}
          </li>
        ))}
        {problems.length > problemsShown && <li>… and {problems.length - problemsShown} more.</li>}
      </ul>
    </>
  )
}

const problemsShown = 30

type Mark = 'wrong' | 'odd' | null

/** Lines that look alike, as runs: thousands of plain lines are one. */
function gutterOf(
  count: number,
  marked: readonly number[],
  problems: readonly ZoneProblem[],
): { from: number; to: number; mark: Mark }[] {
  const marks = new Map<number, Mark>(problems.map(({ line }) => [line, 'odd']))
  for (const line of marked) marks.set(line, 'wrong')
  const runs: { from: number; to: number; mark: Mark }[] = []
  let next = 1
  for (const [line, mark] of [...marks].toSorted(([a], [b]) => a - b)) {
    if (line < next || line > count) continue
    if (line > next) runs.push({ from: next, to: line - 1, mark: null })
    runs.push({ from: line, to: line, mark })
    next = line + 1
  }
  if (next <= count) runs.push({ from: next, to: count, mark: null })
  return runs
}

function numbersFrom(from: number, to: number, mark: Mark): string {
  const sign = mark === 'wrong' ? '▸' : mark === 'odd' ? '!' : ''
  return Array.from({ length: to - from + 1 }, (_, index) => `${sign}${from + index}`).join('\n')
}
