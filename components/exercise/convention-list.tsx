/** What this exercise counts and what it does not: textbooks differ, so it is said. */
export function ConventionList({ conventions }: { conventions: readonly { id: string; says: string }[] }) {
  if (conventions.length === 0) return null
  return (
    <section aria-labelledby="conventions" className="rounded border border-border bg-surface px-4 py-3">
      <h2 id="conventions" className="text-15">
        Conventions
      </h2>
      <ul className="mt-2 text-15">
        {conventions.map(({ id, says }) => (
          <li key={id} className="border-t border-line py-2 last:pb-0">
            {says}
          </li>
        ))}
      </ul>
    </section>
  )
}
