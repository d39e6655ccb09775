import type { Lifelines } from '#components/lab/evidence/lifelines.ts'
import { formatMs, type SequenceRow } from '#components/lab/evidence/sequence-rows.ts'
import { roleLooks } from '#components/lab/evidence/wire-ends.ts'
import { classNames } from '#components/ui/class-names.ts'

export const rowHeight = 34
/** How far an arrow falls on its way: nothing is to scale here but the order. */
const slant = 10

interface ArrowProps {
  row: SequenceRow
  lines: Lifelines
  y: number
  isPointed: boolean
  onPoint: (entry: number | null) => void
}

/** One thing that happened: who said it to whom, when, how much, and what became of it. */
export function SequenceArrow({ row, lines, y, isPointed, onPoint }: ArrowProps) {
  const { program, width } = lines
  const party = lines.parties.get(row.peer ?? '') ?? program
  const fromProgram = row.from === 'program'
  const isLost = row.fate === 'lost'
  const [x1, aim] = fromProgram ? [program.x, party.x] : [party.x, program.x]
  // What is lost comes most of the way, and ends in a cross.
  const x2 = isLost ? x1 + (aim - x1) * 0.8 : aim
  const y2 = y + slant
  const back = aim > x1 ? -1 : 1
  const head = isLost
    ? `M${x2 - 5} ${y2 - 5}L${x2 + 5} ${y2 + 5}M${x2 - 5} ${y2 + 5}L${x2 + 5} ${y2 - 5}`
    : `M${x2 + 7 * back} ${y2 - 5}L${x2} ${y2}L${x2 + 8 * back} ${y2 + 3}`
  const programRole = party.role === 'client' ? 'server' : 'client'
  const look = roleLooks[fromProgram ? programRole : party.role]
  const sizeAt = width - 82
  return (
    <g onMouseEnter={() => onPoint(row.first)}>
      <rect
        x={0}
        y={y - 16}
        width={width}
        height={rowHeight}
        className={isPointed ? 'fill-sunken' : 'fill-transparent'}
      />
      <text x={82} y={y + 6} textAnchor="end" className="fill-muted font-mono text-[11px] tabular-nums">
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
        {...labelPlace(lines, party.x)}
        y={y - 2}
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
      <text x={sizeAt} y={y + 7} className="fill-muted font-mono text-[11px]">
        {sizeOf(row)}
        {row.fate && <tspan className="fill-attention font-semibold"> {shortFates[row.fate]}</tspan>}
      </text>
      {row.isWrong && (
        <text x={sizeAt} y={y + 19} className="fill-fail text-[11px] font-semibold">
          {row.peer ? '✕ wrong' : '✕ first wrong'}
        </text>
      )}
    </g>
  )
}

/** Between two lines in their middle; where there are more, from the left one of them on, over the lines that it crosses. */
function labelPlace({ program, all }: Lifelines, partyX: number) {
  if (all.length <= 2) return { x: (program.x + partyX) / 2, textAnchor: 'middle' } as const
  return { x: Math.min(program.x, partyX) + 8, textAnchor: 'start' } as const
}

/** As long as fits beside the size. */
const shortFates = { lost: 'lost', duplicate: 'copy', resent: 'lost once', held: 'held back' } as const

function sizeOf(row: SequenceRow): string {
  if (row.kind !== 'data') return ''
  return row.pieces > 1 ? `${row.byteCount} B in ${row.pieces}` : `${row.byteCount} B`
}
