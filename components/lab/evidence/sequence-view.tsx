'use client'
import { formatMs, type SequenceRow, sequenceRows } from '#components/lab/evidence/sequence-rows.ts'
import { SequenceTable } from '#components/lab/evidence/sequence-table.tsx'
import { roleLooks, type WireEnds, wireEnds } from '#components/lab/evidence/wire-ends.ts'
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

const rowHeight = 34
const headHeight = 34
const width = 560
const left = 92
const right = 468
/** How far an arrow falls on its way: nothing is to scale here but the order. */
const slant = 10

/** Who sent what when: two lifelines, time downward, one arrow each, and the same as a table. */
export function SequenceView({ entries, pointed, onPoint, wrong }: SequenceViewProps) {
  const rows = sequenceRows(entries, wrong)
  const ends = wireEnds(entries)
  return (
    <div className="flex flex-col gap-6 sm:flex-col-reverse">
      <SequenceTable rows={rows} />
      <ScrollRegion label="Sequence diagram">
        <svg
          role="img"
          aria-label="Sequence diagram of this check; the table holds the same data."
          viewBox={`0 0 ${width} ${headHeight + rows.length * rowHeight + 16}`}
          className="block w-full max-w-2xl min-w-xl"
        >
          <Lifeline
            x={left}
            name="your program"
            height={rows.length * rowHeight + 16}
            className={roleLooks[ends.program].fill}
          />
          <Lifeline
            x={right}
            name={ends.peerName}
            height={rows.length * rowHeight + 16}
            className={roleLooks[ends.peer].fill}
          />
          <g onMouseLeave={() => onPoint(null)}>
            {rows.map((row, index) => (
              <Arrow
                key={row.first}
                row={row}
                ends={ends}
                y={headHeight + index * rowHeight + 18}
                isPointed={pointed !== null && pointed >= row.first && pointed <= row.last}
                onPoint={onPoint}
              />
            ))}
          </g>
        </svg>
      </ScrollRegion>
    </div>
  )
}

function Lifeline({
  x,
  name,
  height,
  className,
}: {
  x: number
  name: string
  height: number
  className: string
}) {
  return (
    <g>
      <text x={x} y={16} textAnchor="middle" className={classNames('text-[13px] font-semibold', className)}>
        {name}
      </text>
      <path d={`M${x} 24V${headHeight + height}`} className="stroke-border" />
    </g>
  )
}

interface ArrowProps {
  row: SequenceRow
  ends: WireEnds
  y: number
  isPointed: boolean
  onPoint: (entry: number | null) => void
}

function Arrow({ row, ends, y, isPointed, onPoint }: ArrowProps) {
  const fromProgram = row.from === 'program'
  const look = roleLooks[fromProgram ? ends.program : ends.peer]
  const isLost = row.fate === 'lost'
  const [x1, aim] = fromProgram ? [left, right] : [right, left]
  // What is lost comes most of the way, and ends in a cross.
  const x2 = isLost ? x1 + (aim - x1) * 0.8 : aim
  const y2 = y + slant
  const head = isLost
    ? `M${x2 - 5} ${y2 - 5}L${x2 + 5} ${y2 + 5}M${x2 - 5} ${y2 + 5}L${x2 + 5} ${y2 - 5}`
    : fromProgram
      ? `M${x2 - 7} ${y2 - 5}L${x2} ${y2}L${x2 - 8} ${y2 + 3}`
      : `M${x2 + 7} ${y2 - 5}L${x2} ${y2}L${x2 + 8} ${y2 + 3}`
  return (
    <g onMouseEnter={() => onPoint(row.first)}>
      <rect
        x={0}
        y={y - 16}
        width={width}
        height={rowHeight}
        className={isPointed ? 'fill-sunken' : 'fill-transparent'}
      />
      <text
        x={left - 10}
        y={y + 6}
        textAnchor="end"
        className="fill-muted font-mono text-[11px] tabular-nums"
      >
        {formatMs(row.atMs)}
      </text>
      <path
        d={`M${x1} ${y}L${x2} ${y2}${head}`}
        fill="none"
        strokeWidth={isPointed || row.isWrong ? 2 : 1.25}
        strokeDasharray={look.dashes}
        className={row.isWrong ? 'stroke-fail' : isLost ? 'stroke-attention' : look.stroke}
      />
      <text
        x={(left + right) / 2}
        y={y - 2}
        textAnchor="middle"
        strokeWidth={5}
        strokeLinejoin="round"
        paintOrder="stroke"
        className={classNames(
          'font-mono text-[12px]',
          isPointed ? 'stroke-sunken' : 'stroke-background',
          row.isWrong ? 'fill-fail' : row.kind === 'data' ? 'fill-ink' : 'fill-muted',
        )}
      >
        {row.label}
      </text>
      {row.peer && (
        <text
          x={right + 10}
          y={y - 5}
          className={classNames('text-[11px] font-semibold', roleLooks.client.fill)}
        >
          {row.peer}
        </text>
      )}
      <text x={right + 10} y={y + 7} className="fill-muted font-mono text-[11px]">
        {sizeOf(row)}
        {row.fate && <tspan className="fill-attention font-semibold"> {shortFates[row.fate]}</tspan>}
        {row.isWrong && row.peer && <tspan className="fill-fail font-semibold"> ✕ wrong</tspan>}
      </text>
      {row.isWrong && !row.peer && (
        <text x={right + 10} y={y + 19} className="fill-fail text-[11px] font-semibold">
          ✕ first wrong
        </text>
      )}
    </g>
  )
}

/** As long as fits beside the size. */
const shortFates = { lost: 'lost', duplicate: 'copy' } as const

function sizeOf(row: SequenceRow): string {
  if (row.kind !== 'data') return ''
  return row.pieces > 1 ? `${row.byteCount} B in ${row.pieces}` : `${row.byteCount} B`
}
