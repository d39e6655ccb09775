import type { LabPart } from '#graders/labs/contract/lab-part.ts'
import { type Language, mainOf, runtimes } from '#graders/runtimes.ts'

export interface ConnectionModelProps extends Pick<LabPart, 'connectionModel' | 'arguments' | 'languages'> {
  /** Of these languages, those that cannot be judged here. */
  missing?: readonly Language[]
}

/** The questions that every protocol must settle, and this lab's answers; and how the program is started. */
export function ConnectionModel({
  connectionModel,
  arguments: given,
  languages,
  missing = [],
}: ConnectionModelProps) {
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
          {languages
            .filter((language) => !missing.includes(language))
            .map((language) => (
              <dd key={language}>
                {commandsOf(language, given).map((command) => (
                  <code key={command} className="block text-13 wrap-anywhere">
                    {command}
                  </code>
                ))}
              </dd>
            ))}
          {missing.map((language) => (
            <dd key={language} className="mt-1 text-attention">
              Programs in {runtimes[language].name} cannot be judged here now: the grading machine has no
              compiler for them.
            </dd>
          ))}
        </div>
      </dl>
    </section>
  )
}

/** As it would be typed: what builds it, where something must, and what starts it. */
function commandsOf(language: Language, given: readonly string[]): string[] {
  const { build, start } = runtimes[language]
  const main = mainOf(language)
  return [...(build === null ? [] : [build(main)]), [start(main), ...given].join(' ')]
}
