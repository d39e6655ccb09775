import type { LabPart } from '#graders/labs/contract/lab-part.ts'
import { mainOf, runtimes } from '#graders/runtimes.ts'

export type ConnectionModelProps = Pick<LabPart, 'connectionModel' | 'arguments' | 'languages'>

/** The questions that every protocol must settle, and this lab's answers; and how the program is started. */
export function ConnectionModel({ connectionModel, arguments: given, languages }: ConnectionModelProps) {
  return (
    <section aria-labelledby="connection-model" className="rounded border border-border bg-surface px-4 py-3">
      <h2 id="connection-model" className="text-15">
        Connection model
      </h2>
      <dl className="mt-2 text-15">
        {connectionModel.map(({ question, answer }) => (
          <div key={question} className="border-t border-line py-2 last:pb-0">
            <dt className="text-muted">{question}</dt>
            <dd>{answer}</dd>
          </div>
        ))}
        <div className="border-t border-line py-2 last:pb-0">
          <dt className="text-muted">How is it started?</dt>
          {languages.map((language) => (
            <dd key={language}>
              <code className="text-13 wrap-anywhere">
                {[runtimes[language].command, mainOf(language), ...given].join(' ')}
              </code>
            </dd>
          ))}
        </div>
      </dl>
    </section>
  )
}
