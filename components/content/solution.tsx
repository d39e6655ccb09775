import { Markdown } from '#components/content/markdown.tsx'
import { SpaceTimeDiagram } from '#components/content/space-time-diagram.tsx'
import { DataTable } from '#components/ui/data-table.tsx'
import type { Timeline } from '#protocols/timeline/timeline.ts'

export interface SolutionProps {
  /** `{{diagram NAME}}` stands where a diagram belongs. */
  markdown: string
  diagrams: readonly { name: string; timeline: Timeline }[]
  answers: readonly { part: string; ask: string; answer: string }[]
}

/** The reference solution with the student's own numbers. Rendered only when the reveal policy allows it. */
export function SolutionView({ markdown, diagrams, answers }: SolutionProps) {
  return (
    <>
      {answers.length > 0 && (
        <div className="mb-6 max-w-measure">
          <DataTable
            caption="Right answers for your numbers"
            columns={[
              { id: 'ask', name: 'Asked for', cell: (row) => row.ask },
              {
                id: 'answer',
                name: 'Answer',
                cell: (row) => showAnswer(row.answer),
                numeric: true,
                mono: true,
              },
            ]}
            rows={answers}
            rowKey={(row) => row.part}
          />
        </div>
      )}
      <Markdown
        text={markdown}
        diagrams={Object.fromEntries(
          diagrams.map(({ name, timeline }) => [
            name,
            <SpaceTimeDiagram key={name} title="Space-time diagram of your numbers" timeline={timeline} />,
          ]),
        )}
      />
    </>
  )
}

/** A text of several lines, such as a zone, keeps them. */
function showAnswer(answer: string) {
  return answer.includes('\n') ? <pre className="text-left whitespace-pre">{answer.trimEnd()}</pre> : answer
}
