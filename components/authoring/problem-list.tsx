import type { ExerciseProblem } from '#graders/exercise/exercise-problem.ts'

export interface ProblemListProps {
  problems: readonly ExerciseProblem[]
  /** Goes to a line; without it the line is only told. */
  onLine?: (line: number) => void
}

/** What is wrong with an exercise: the line, what is wrong there, and the remedy. */
export function ProblemList({ problems, onLine }: ProblemListProps) {
  return (
    <ol className="border-t border-line">
      {problems.map(({ file, line, says, fix }) => (
        <li key={`${line}:${says}`} className="border-b border-line py-2">
          {onLine ? (
            <button
              type="button"
              onClick={() => onLine(line)}
              className="link inline-flex min-h-6 cursor-pointer items-center font-mono text-13"
            >
              Line {line}
            </button>
          ) : (
            <span className="font-mono text-13 text-muted">
              {file}, line {line}
            </span>
          )}
          <p>{says}</p>
          <p className="text-muted">{fix}</p>
        </li>
      ))}
    </ol>
  )
}
