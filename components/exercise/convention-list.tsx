import { Disclosure } from '#components/ui/disclosure.tsx'

interface Conventions {
  conventions: readonly { id: string; says: string }[]
}

/** What this exercise counts and what it does not: textbooks differ, so it is said. */
export function ConventionList({ conventions }: Conventions) {
  if (conventions.length === 0) return null
  return (
    <section aria-labelledby="conventions" className="rounded border border-border bg-surface px-4 py-3">
      <h2 id="conventions" className="text-15">
        Conventions
      </h2>
      <ConventionItems conventions={conventions} />
    </section>
  )
}

/** The same where there is one column: to be opened between the question and the answers. */
export function ConventionDisclosure({ conventions }: Conventions) {
  if (conventions.length === 0) return null
  return (
    <div className="mt-4 border-t border-line text-15 lg:hidden print:hidden">
      <Disclosure summary="Conventions: what counts here">
        <ConventionItems conventions={conventions} />
      </Disclosure>
    </div>
  )
}

function ConventionItems({ conventions }: Conventions) {
  return (
    <ul className="mt-2 text-15">
      {conventions.map(({ id, says }) => (
        <li key={id} className="border-t border-line py-2 last:pb-0">
          {says}
        </li>
      ))}
    </ul>
  )
}
