import { type MatchSegment, segmentsOfMatches } from '#components/similarity/match-segments.ts'
import { ProgramOf } from '#components/similarity/program-words.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { ScrollRegion } from '#components/ui/scroll-region.tsx'
import type { PairView } from '#server/similarity/similarity-view.ts'

export interface MatchedProgramProps {
  side: 'left' | 'right'
  program: PairView['left']
  matches: PairView['matches']
  percent: number
}

/** Neighbours in number never look alike; the number says which is which to whoever sees no colour. */
const tints = [
  'border-accent bg-[color-mix(in_oklab,var(--accent)_12%,var(--sunken))]',
  'border-server bg-[color-mix(in_oklab,var(--server)_12%,var(--sunken))]',
  'border-attention bg-[color-mix(in_oklab,var(--attention)_12%,var(--sunken))]',
  'border-pass bg-[color-mix(in_oklab,var(--pass)_12%,var(--sunken))]',
]

/** A program, with the stretches that match the other marked by number and colour. */
export function MatchedProgram({ side, program, matches, percent }: MatchedProgramProps) {
  const numbered = matches.map((match, at) => ({ number: at + 1, ...match[side] }))
  return (
    <section aria-label={side === 'left' ? 'One program' : 'The other program'} className="min-w-0">
      <p className="mb-2 text-15">
        <span className="font-semibold">
          <ProgramOf name={program.name} />
        </span>{' '}
        <span className="text-muted">{percent} % of it is in the other</span>
      </p>
      {program.files.length === 0 && <p className="text-muted">This program is not stored any more.</p>}
      <ScrollRegion
        label={side === 'left' ? 'Text of one program' : 'Text of the other program'}
        className="max-h-[75vh] overflow-y-auto bg-sunken text-13 leading-6 print:max-h-none"
      >
        {program.files.map(({ path, lines, linesCut }) => (
          <div key={path} className="w-max min-w-full py-2">
            <p className="px-3 font-mono font-semibold">{path}</p>
            {segmentsOfMatches(
              lines,
              numbered.filter((one) => one.path === path),
            ).map((segment) => (
              <MatchedLines key={segment.from} side={side} segment={segment} />
            ))}
            {linesCut > 0 && <p className="px-3 text-muted">{linesCut} more lines are not shown.</p>}
          </div>
        ))}
      </ScrollRegion>
    </section>
  )
}

function MatchedLines({ side, segment }: { side: 'left' | 'right'; segment: MatchSegment }) {
  const { from, lines, match, begins } = segment
  return (
    <div
      data-match={begins ? `${side}-${match}` : undefined}
      className={classNames(
        'border-l-4 font-mono',
        match === null ? 'border-transparent' : tints[(match - 1) % tints.length],
      )}
    >
      {match !== null && (
        <p className="px-2 font-sans text-13 font-semibold">
          Match {match}
          {!begins && <span className="font-normal"> goes on</span>}
        </p>
      )}
      <div className="flex">
        {/* Numbers of lines are for the eye. */}
        <pre
          aria-hidden="true"
          className={classNames('px-2 text-right select-none', match === null && 'text-muted')}
        >
          {lines.map((_, at) => String(from + at).padStart(4)).join('\n')}
        </pre>
        <pre className="pr-3">{lines.join('\n')}</pre>
      </div>
    </div>
  )
}
