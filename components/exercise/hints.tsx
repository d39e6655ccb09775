import { Markdown } from '#components/content/markdown.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import type { TypesetText } from '#graders/exercise/typeset.ts'

/** Hints, from the gentlest to the plainest, each opened by hand. */
export function Hints({ hints }: { hints: readonly TypesetText[] }) {
  if (hints.length === 0) return null
  return (
    <section aria-labelledby="hints">
      <h2 id="hints" className="border-b border-line pb-1 text-15">
        Hints
      </h2>
      {[...hints.entries()].map(([index, hint]) => (
        <Disclosure key={index} summary={`Hint ${index + 1} of ${hints.length}`}>
          <Markdown text={hint} />
        </Disclosure>
      ))}
    </section>
  )
}
