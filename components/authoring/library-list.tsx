import type { ReactNode } from 'react'
import { exerciseAddress } from '#components/authoring/exercise-address.ts'
import { TestWord } from '#components/authoring/test-word.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import type { VariantsTestSummary } from '#server/authoring/variants-test-view.ts'

export interface ShownEntry {
  exerciseId: string
  title: string
  topic: string
  kinds: readonly string[]
  version: number | null
  draft: string | null
  ownCourse: boolean
  variantsTest: VariantsTestSummary | null
}

export interface LibraryListProps<Entry extends ShownEntry> {
  slug: string
  entries: readonly Entry[]
  /** What is wrong with an entry, where something is; it may come later than the rest. */
  renderProblem: (entry: Entry) => ReactNode
}

/** The exercises of the library, one block each. */
export function LibraryList<Entry extends ShownEntry>({
  slug,
  entries,
  renderProblem,
}: LibraryListProps<Entry>) {
  return (
    <ul className="border-t border-line">
      {entries.map((entry) => (
        <li key={entry.exerciseId} className="border-b border-line py-3">
          <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
            <NavLink
              href={exerciseAddress(slug, entry.exerciseId)}
              className="inline-flex min-h-6 items-center text-17 font-semibold"
            >
              {entry.title}
            </NavLink>
            <span className="text-13">
              {entry.version === null ? 'not published' : `version ${entry.version}`}
              {entry.draft !== null && (
                <>
                  {' · '}
                  <NavLink href={exerciseAddress(slug, entry.exerciseId, { which: 'draft' })}>draft</NavLink>
                </>
              )}
            </span>
          </div>
          <dl className="mt-1 flex flex-wrap gap-x-6 gap-y-1 text-13">
            <Fact name="Id">
              <code>{entry.exerciseId}</code>
            </Fact>
            <Fact name="Topic">{entry.topic === '' ? 'none yet' : entry.topic}</Fact>
            <Fact name="Kinds">{entry.kinds.length === 0 ? 'none' : entry.kinds.join(', ')}</Fact>
            {!entry.kinds.includes('lab') && (
              <Fact name="Test">
                <TestWord test={entry.variantsTest} />
              </Fact>
            )}
            <Fact name="From">{entry.ownCourse ? 'this course' : 'a folder, for every course'}</Fact>
          </dl>
          {renderProblem(entry)}
        </li>
      ))}
    </ul>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 gap-1.5">
      <dt className="text-muted">{name}:</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  )
}
