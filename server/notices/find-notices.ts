import { inReach } from '#server/access/own-enrolments.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { database } from '#server/database/client.ts'
import type { NoticeView } from '#server/notices/notice-view.ts'
import { noticeWords } from '#server/notices/notice-words.ts'

const pageSize = 30

export interface Notices {
  notices: NoticeView[]
  unread: number
  page: number
  pages: number
}

/** What a person was told, the newest first, a page at a time. */
export async function findNotices(viewer: Viewer, wanted: number): Promise<Notices> {
  const mine = { userId: viewer.id, ...inReach(viewer.within) }
  const [count, unread] = await Promise.all([
    database.notice.count({ where: mine }),
    database.notice.count({ where: { ...mine, readAt: null } }),
  ])
  const pages = Math.max(1, Math.ceil(count / pageSize))
  const page = Math.min(Math.max(1, wanted), pages)
  const rows = await database.notice.findMany({
    where: mine,
    orderBy: { id: 'desc' },
    skip: (page - 1) * pageSize,
    take: pageSize,
    include: { course: { select: { title: true } } },
  })
  return {
    notices: rows.map(({ id, kind, about, note, path, createdAt, readAt, course }) => ({
      id,
      says: noticeWords[kind](about),
      note,
      course: course.title,
      path,
      at: createdAt.toISOString(),
      isNew: readAt === null,
    })),
    unread,
    page,
    pages,
  }
}
