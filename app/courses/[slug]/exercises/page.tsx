import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache, Suspense } from 'react'
import { signedInViewer } from '#app/current-viewer.ts'
import { exercisesAddress } from '#components/authoring/exercise-address.ts'
import { LibraryList } from '#components/authoring/library-list.tsx'
import { LibrarySearchForm, searchAddress } from '#components/authoring/library-search-form.tsx'
import { TopicTree } from '#components/authoring/topic-tree.tsx'
import { CourseNav } from '#components/course/course-nav.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { EmptyState } from '#components/ui/page/empty-state.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { findFirstProblem } from '#server/authoring/find-first-problem.ts'
import { findLibrary } from '#server/authoring/find-library.ts'

interface LibraryPageProps {
  params: Promise<{ slug: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const load = cache(async (slug: string, search: string) => {
  const viewer = await signedInViewer(`/courses/${encodeURIComponent(slug)}/exercises`)
  return (
    (await findLibrary(viewer, { slug, search: Object.fromEntries(new URLSearchParams(search)) })) ??
    notFound()
  )
})

async function loadFor({ params, searchParams }: LibraryPageProps) {
  const given = Object.entries(await searchParams).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  )
  return load((await params).slug, new URLSearchParams(given).toString())
}

export async function generateMetadata(props: LibraryPageProps): Promise<Metadata> {
  return { title: `Exercises, ${(await loadFor(props)).course.title}` }
}

export default async function LibraryPage(props: LibraryPageProps) {
  const { course, search, entries, found, pages, topics } = await loadFor(props)
  const { slug } = course
  return (
    <>
      <PageHeader
        title="Exercises"
        trail={[{ href: `/courses/${slug}`, name: course.title }]}
        actions={
          course.mayWrite && (
            <NavLink href={`${exercisesAddress(slug)}/new`} className="inline-flex min-h-10 items-center">
              New exercise
            </NavLink>
          )
        }
      />
      <CourseNav slug={slug} current="exercises" />
      <div className="grid grid-cols-1 gap-x-12 gap-y-8 lg:grid-cols-[14rem_minmax(0,1fr)]">
        <TopicTree slug={slug} search={search} topics={topics} />
        <div>
          <LibrarySearchForm slug={slug} search={search} />
          <section aria-labelledby="found" className="mt-6">
            <h2 id="found" className="mb-2 text-15 font-normal text-muted">
              {found === 1 ? '1 exercise' : `${found} exercises`}
              {pages > 1 && `, page ${search.page} of ${pages}`}
            </h2>
            {entries.length > 0 ? (
              <LibraryList
                slug={slug}
                entries={entries}
                renderProblem={({ published, draft }) => (
                  <Suspense>
                    <Problem treeDigest={published} published of="The published version" />
                    <Problem treeDigest={draft} of="The draft" />
                  </Suspense>
                )}
              />
            ) : (
              <EmptyState title="No exercise fits.">
                <NavLink href={exercisesAddress(slug)}>Show all exercises</NavLink>
              </EmptyState>
            )}
            {pages > 1 && (
              <nav aria-label="Pages" className="mt-4 flex gap-6">
                {search.page > 1 && (
                  <NavLink href={searchAddress(slug, search, search.page - 1)}>Previous page</NavLink>
                )}
                {search.page < pages && (
                  <NavLink href={searchAddress(slug, search, search.page + 1)}>Next page</NavLink>
                )}
              </nav>
            )}
          </section>
        </div>
      </div>
    </>
  )
}

interface ProblemProps {
  treeDigest: string | null
  published?: boolean
  of: string
}

/** Comes when the folder has been loaded, which nothing else on the page waits for. */
async function Problem({ treeDigest, published = false, of }: ProblemProps) {
  const says = treeDigest === null ? null : await findFirstProblem(treeDigest, { published })
  if (says === null) return null
  return <Notice kind="attention" word="Broken" title={`${of} does not load. ${says}`} className="mt-2" />
}
