import { solvedWords } from '#components/course/solved-words.ts'
import { RulerProgress } from '#components/ui/page/ruler.tsx'

export interface FullMarksProps {
  /** Of the assignment. */
  title: string
  /** Solved items, with the one that has just been. */
  solved: number
  items: number
}

/** A quiet moment for the first full mark: the assignment's ruler fills by one more item. */
export function FullMarks({ title, solved, items }: FullMarksProps) {
  return (
    <div className="flex max-w-96 flex-col gap-1">
      <p>
        {solved === items ? 'All of it: ' : ''}
        {solvedWords(solved, items)} in {title}.
      </p>
      <RulerProgress label={`Solved in ${title}`} value={solved} max={items} filledFrom={solved - 1} />
    </div>
  )
}
