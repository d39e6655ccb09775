import { exerciseAddress } from '#components/authoring/exercise-address.ts'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { Timestamp } from '#components/ui/time/timestamp.tsx'

export interface VersionNavProps {
  slug: string
  source: {
    exerciseId: string
    versions: readonly { version: number; publishedAt: Date }[]
    draft: { updatedAt: Date; editedBy: string } | null
  }
  which: 'draft' | number
  page?: '' | '/variants'
}

/** The folders of an exercise: its draft, and every published version, newest first. */
export function VersionNav({ slug, source, which, page = '' }: VersionNavProps) {
  const { exerciseId, versions, draft } = source
  const folders = [
    ...(draft === null
      ? []
      : [{ which: 'draft' as const, at: draft.updatedAt, by: ` by ${draft.editedBy}` }]),
    ...versions.map(({ version, publishedAt }) => ({ which: version, at: publishedAt, by: '' })),
  ]
  return (
    <nav aria-label="Versions" className="mb-6">
      <ul className="flex flex-wrap gap-x-6 gap-y-1 text-13">
        {folders.map((folder) => (
          <li key={folder.which}>
            {folder.which === which ? (
              <strong aria-current="true">{nameOf(folder.which)}</strong>
            ) : (
              <NavLink href={exerciseAddress(slug, exerciseId, { page, which: folder.which })}>
                {nameOf(folder.which)}
              </NavLink>
            )}{' '}
            <span className="text-muted">
              {folder.which === 'draft' ? 'saved' : 'published'} <Timestamp at={folder.at.toISOString()} />
              {folder.by}
            </span>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const nameOf = (which: 'draft' | number) => (which === 'draft' ? 'Draft' : `Version ${which}`)
