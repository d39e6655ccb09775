import type { Metadata } from 'next'
import { signedInViewer } from '#app/current-viewer.ts'
import { markReadAction } from '#app/notices/actions.ts'
import { NoticeList } from '#components/notices/notice-list.tsx'
import { EmptyState } from '#components/ui/page/empty-state.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { Pager } from '#components/ui/page/pager.tsx'
import { isMailSetUp } from '#server/mail/mail-settings.ts'
import { findNotices } from '#server/notices/find-notices.ts'

export const metadata: Metadata = { title: 'Notices' }

export default async function NoticesPage({
  searchParams,
}: {
  searchParams: Promise<{ page?: string | string[] }>
}) {
  const viewer = await signedInViewer('/notices')
  const wanted = Number((await searchParams).page)
  const { notices, unread, page, pages } = await findNotices(
    viewer,
    Number.isInteger(wanted) && wanted > 0 ? wanted : 1,
  )
  return (
    <div className="max-w-3xl">
      <PageHeader
        title="Notices"
        trail={[{ href: '/', name: 'Your work' }]}
        facts={[{ name: 'New', value: unread }]}
      />
      {notices.length === 0 ? (
        <EmptyState title="Nothing has been told to you yet.">
          What is due within a day, points that change, more time that you are given: it stands here.
        </EmptyState>
      ) : (
        <NoticeList notices={notices} unread={unread} markRead={markReadAction} />
      )}
      <Pager
        of="the notices"
        page={page}
        pages={pages}
        address={(at) => (at === 1 ? '/notices' : `/notices?page=${at}`)}
      />
      {isMailSetUp() && (
        <p className="mt-6 text-13 text-muted">
          Which of them are mailed to you, you choose under <NavLink href="/account">your account</NavLink>.
        </p>
      )}
    </div>
  )
}
