import { ProblemList } from '#components/authoring/problem-list.tsx'
import { Announcer } from '#components/ui/announcer.tsx'
import { CircleCheckIcon, LoaderCircleIcon, TriangleAlertIcon } from '#components/ui/icons.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { ExerciseProblem } from '#graders/exercise/exercise-problem.ts'

export interface DraftProblemsProps {
  problems: readonly ExerciseProblem[] | null
  isCurrent: boolean
  failed: string | null
  onLine: (line: number) => void
}

/** What is wrong with the text, beside the marks in the editor. */
export function DraftProblems({ problems, isCurrent, failed, onLine }: DraftProblemsProps) {
  const says = describe(problems)
  return (
    <section aria-labelledby="problems" className="mt-4">
      <h2 id="problems" className="flex items-center gap-2 text-15" data-checked={isCurrent}>
        {!isCurrent ? (
          <LoaderCircleIcon className="size-4 text-muted" />
        ) : problems?.length === 0 ? (
          <CircleCheckIcon className="size-4 text-pass" />
        ) : (
          <TriangleAlertIcon className="size-4 text-attention" />
        )}
        {isCurrent ? says : 'Checking …'}
      </h2>
      {failed && <Notice kind="attention" word="Not checked" title={failed} className="mt-2" />}
      {problems !== null && problems.length > 0 && (
        <div className="mt-2 max-h-72 overflow-y-auto">
          <ProblemList problems={problems} onLine={onLine} />
        </div>
      )}
      <Announcer message={isCurrent ? says : ''} />
    </section>
  )
}

function describe(problems: readonly ExerciseProblem[] | null): string {
  if (problems === null) return 'Not checked yet'
  if (problems.length === 0) return 'No problems'
  return problems.length === 1 ? '1 problem' : `${problems.length} problems`
}
