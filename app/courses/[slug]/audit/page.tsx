import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { signedInViewer } from '#app/current-viewer.ts'
import { AuditList } from '#components/audit/audit-list.tsx'
import { CourseNav } from '#components/course/course-nav.tsx'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { EmptyState } from '#components/ui/page/empty-state.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { Pager } from '#components/ui/page/pager.tsx'
import { findAudit } from '#server/courses/find-audit.ts'

interface AuditPageProps {
  params: Promise<{ slug: string }>
  searchParams: Promise<{ find?: string | string[]; page?: string | string[] }>
}

const loadAudit = cache(async (slug: string, find: string, page: number) => {
  const viewer = await signedInViewer(`/courses/${encodeURIComponent(slug)}/audit`)
  return (await findAudit(viewer, { slug, find, page })) ?? notFound()
})

async function load({ params, searchParams }: AuditPageProps) {
  const { find, page } = await searchParams
  const wanted = Number(page ?? '1')
  return loadAudit(
    (await params).slug,
    typeof find === 'string' ? find.slice(0, 100) : '',
    Number.isInteger(wanted) && wanted >= 1 && wanted <= 100_000 ? wanted : 1,
  )
}

export async function generateMetadata(props: AuditPageProps): Promise<Metadata> {
  return { title: `Audit log, ${(await load(props)).course.title}` }
}

export default async function AuditLogPage(props: AuditPageProps) {
  const { course, lines, find, page, pages } = await load(props)
  const here = `/courses/${course.slug}/audit`
  const address = (wanted: number) => {
    const query = new URLSearchParams({ ...(find === '' ? {} : { find }), page: String(wanted) })
    return `${here}?${query}`
  }
  return (
    <>
      <PageHeader
        title="Audit log"
        trail={[
          { href: `/courses/${course.slug}`, name: course.title },
          { href: `/courses/${course.slug}/roster`, name: 'Roster' },
        ]}
      />
      <CourseNav slug={course.slug} />
      <div className="max-w-3xl">
        <p className="mb-6">
          What staff did to people’s records in this course, and who came in by a link. Nothing here can be
          changed.
        </p>
        <search>
          <form method="get" action={here} className="mb-4 flex flex-wrap items-end gap-x-4 gap-y-3">
            <TextField
              key={find}
              label="Find"
              name="find"
              type="search"
              placeholder="part of an address"
              defaultValue={find}
              maxLength={100}
              autoComplete="off"
              className="min-w-0 grow basis-44"
            />
            <Button type="submit">Show</Button>
          </form>
        </search>
        {lines.length === 0 ? (
          <EmptyState title={find === '' ? 'Nothing was done yet.' : 'Nothing was done to such an address.'}>
            {find === '' ? 'Add people on the roster: each addition stands here.' : 'Seek another one.'}
          </EmptyState>
        ) : (
          <AuditList lines={lines} zone={course.timeZone} />
        )}
        <Pager of="the audit log" page={page} pages={pages} address={address} />
      </div>
    </>
  )
}
