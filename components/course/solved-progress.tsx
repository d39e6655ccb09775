import { solvedWords } from '#components/course/solved-words.ts'
import { RulerProgress } from '#components/ui/page/ruler.tsx'

export interface SolvedProgressProps {
  /** Of what, for a screen reader. */
  of: string
  solved: number
  items: number
}

/** How many of some items are solved, in words and on a ruler. */
export function SolvedProgress({ of, solved, items }: SolvedProgressProps) {
  return (
    <span className="flex items-center gap-3 text-13 font-normal text-muted tabular-nums">
      <span className="whitespace-nowrap">{solvedWords(solved, items)}</span>
      <RulerProgress label={`Solved in ${of}`} value={solved} max={items} className="max-w-48 min-w-0 grow" />
    </span>
  )
}
