import { Markdown } from '#components/content/markdown.tsx'
import { SpaceTimeDiagram } from '#components/content/space-time-diagram.tsx'
import { DataTable } from '#components/ui/data-table.tsx'
import { ScrollRegion } from '#components/ui/scroll-region.tsx'
import type { TypesetText } from '#graders/exercise/typeset.ts'
import type { Timeline } from '#protocols/timeline/timeline.ts'

export interface SolutionProps {
  /** `{{diagram NAME}}` stands where a diagram belongs. */
  markdown: string
  typeset: TypesetText
  diagrams: readonly { name: string; timeline: Timeline }[]
  answers: readonly { part: string; ask: string; answer: string }[]
}

/** A sentence, as the right option of a choice is: no number that stands right in its column, on one line. */
const isSentence = ({ answer }: { answer: string }) => answer.length > 24

/** The reference solution with the student's own numbers. Rendered only when the reveal policy allows it. */
export function SolutionView({ markdown, typeset, diagrams, answers }: SolutionProps) {
  const short = answers.filter(({ answer }) => !answer.includes('\n'))
  const isDrawn = (part: string) =>
    diagrams.some(({ name }) => name === part) && markdown.includes(`{{diagram ${part}}}`)
  // Where there are several, each says whose it is.
  const titleOf = (name: string) =>
    diagrams.length === 1
      ? 'Space-time diagram of your numbers'
      : `Space-time diagram: ${answers.find(({ part }) => part === name)?.ask ?? name}`
  return (
    <>
      {short.length > 0 && (
        <div className="mb-6 max-w-measure">
          <DataTable
            caption="Right answers for your numbers"
            columns={[
              { id: 'ask', name: 'Asked for', cell: (row) => row.ask },
              {
                id: 'answer',
                name: 'Answer',
                cell: ({ answer }) => answer,
                numeric: !short.some(isSentence),
                mono: !short.some(isSentence),
              },
            ]}
            rows={short}
            rowKey={(row) => row.part}
          />
        </div>
      )}
      {/* Long ones stand on their own, unless the worked solution shows them. */}
      {answers
        .filter((row) => !short.includes(row) && !markdown.includes(row.answer) && !isDrawn(row.part))
        .map(({ part, ask, answer }) => (
          <figure key={part} className="mb-6 max-w-measure">
            <figcaption className="marginal pb-2">Right answer: {ask}</figcaption>
            <ScrollRegion
              label={`Right answer: ${ask}`}
              className="rounded border border-border bg-surface p-3"
            >
              <pre className="text-13">{answer}</pre>
            </ScrollRegion>
          </figure>
        ))}
      <Markdown
        text={typeset}
        diagrams={Object.fromEntries(
          diagrams.map(({ name, timeline }) => [
            name,
            <SpaceTimeDiagram key={name} title={titleOf(name)} timeline={timeline} />,
          ]),
        )}
      />
    </>
  )
}
