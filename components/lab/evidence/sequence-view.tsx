'use client'
import { memo, useMemo } from 'react'
import { type Lifeline, type Lifelines, lifelines } from '#components/lab/evidence/lifelines.ts'
import { rowHeight, SequenceArrow } from '#components/lab/evidence/sequence-arrow.tsx'
import { type SequenceRow, sequenceRows } from '#components/lab/evidence/sequence-rows.ts'
import { SequenceTable } from '#components/lab/evidence/sequence-table.tsx'
import { roleLooks } from '#components/lab/evidence/wire-ends.ts'
import { classNames } from '#components/ui/class-names.ts'
import { ScrollRegion } from '#components/ui/scroll-region.tsx'
import type { TranscriptEntry } from '#graders/labs/contract/transcript.ts'

export interface SequenceViewProps {
  entries: readonly TranscriptEntry[]
  /** Index of the transcript entry that is pointed at in any of the views. */
  pointed: number | null
  onPoint: (entry: number | null) => void
  /** Index of the entry that holds the first wrong byte. */
  wrong: number | null
}

const headHeight = 34
/** Rows of one drawing: of a long one the browser draws those that are in sight, and pointing draws one of them again. */
const rowsOfSheet = 40

/** Who sent what when: a lifeline for each end, time downward, one arrow each, and the same as a table. */
export function SequenceView({ entries, pointed, onPoint, wrong }: SequenceViewProps) {
  const rows = useMemo(() => sequenceRows(entries, wrong), [entries, wrong])
  const lines = useMemo(() => lifelines(entries), [entries])
  const sheets = useMemo(
    () =>
      Array.from({ length: Math.ceil(rows.length / rowsOfSheet) }, (_, index) =>
        rows.slice(index * rowsOfSheet, (index + 1) * rowsOfSheet),
      ),
    [rows],
  )
  return (
    <div className="flex flex-col gap-6 sm:flex-col-reverse sm:justify-end">
      <Table rows={rows} />
      <ScrollRegion label="Sequence diagram">
        <div onMouseLeave={() => onPoint(null)}>
          {sheets.map((sheet, index) => (
            <Sheet
              key={sheet[0]?.first ?? 0}
              rows={sheet}
              lines={lines}
              label={`Sequence diagram of this check${sheets.length > 1 ? `, part ${index + 1} of ${sheets.length}` : ''}; the table holds the same data.`}
              pointed={pointedIn(sheet, pointed)}
              onPoint={onPoint}
            />
          ))}
        </div>
      </ScrollRegion>
    </div>
  )
}

const Table = memo(SequenceTable)

/** Null where it is none of these rows: then nothing changes in them. */
function pointedIn(rows: readonly SequenceRow[], pointed: number | null): number | null {
  const [first, last] = [rows[0], rows.at(-1)]
  if (pointed === null || first === undefined || last === undefined) return null
  return pointed >= first.first && pointed <= last.last ? pointed : null
}

interface SheetProps {
  rows: readonly SequenceRow[]
  lines: Lifelines
  label: string
  pointed: number | null
  onPoint: (entry: number | null) => void
}

const Sheet = memo(function Sheet({ rows, lines, label, pointed, onPoint }: SheetProps) {
  const { width } = lines
  const height = headHeight + rows.length * rowHeight + 16
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      className="block w-full"
      style={{
        minWidth: width,
        maxWidth: width * 1.2,
        contentVisibility: 'auto',
        containIntrinsicBlockSize: `auto ${height}px`,
      }}
    >
      {lines.all.map((line) => (
        <Head key={line.x} line={line} height={height} />
      ))}
      {rows.map((row, index) => (
        <SequenceArrow
          key={row.first}
          row={row}
          lines={lines}
          y={headHeight + index * rowHeight + 18}
          isPointed={pointed !== null && pointed >= row.first && pointed <= row.last}
          onPoint={onPoint}
        />
      ))}
    </svg>
  )
})

function Head({ line: { name, role, x }, height }: { line: Lifeline; height: number }) {
  return (
    <g>
      <text
        x={x}
        y={16}
        textAnchor="middle"
        className={classNames('text-[13px] font-semibold', roleLooks[role].fill)}
      >
        {shortName(name)}
      </text>
      <path d={`M${x} 24V${height}`} className="stroke-border" />
    </g>
  )
}

const nameCharactersMax = 15

const shortName = (name: string): string =>
  name.length <= nameCharactersMax ? name : `${name.slice(0, nameCharactersMax - 1)}…`
