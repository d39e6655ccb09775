import * as z from 'zod'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { finder } from '#server/access/use-case.ts'
import { AuditedActSchema, AuditedStateSchema } from '#server/audit/audited-act.ts'
import type { AuditLine } from '#server/courses/audit-view.ts'
import { type FoundCourse, findCourse } from '#server/courses/find-course.ts'
import { database } from '#server/database/client.ts'

const pageSize = 50

export interface AuditPage {
  course: FoundCourse
  /** Newest first. */
  lines: AuditLine[]
  find: string
  page: number
  pages: number
}

const FindAuditInputSchema = z.strictObject({
  slug: IdSchema,
  /** Part of the address of whose record it was. */
  find: z.string().max(100).default(''),
  page: z.int().min(1).max(100_000).default(1),
})

/** What staff did to people's records in a course, for its instructors. Null for everyone else. */
export const findAudit = finder(
  FindAuditInputSchema,
  async (viewer, { slug, find, page }): Promise<AuditPage | null> => {
    const course = await findCourse(viewer, slug)
    if (course === null || !may.seeAudit(course.standing)) return null
    const sought = find.trim()
    const where = {
      courseId: course.id,
      ...(sought === '' ? {} : { email: { contains: sought, mode: 'insensitive' as const } }),
    }
    const pages = Math.max(1, Math.ceil((await database.auditEntry.count({ where })) / pageSize))
    const shown = Math.min(page, pages)
    const rows = await database.auditEntry.findMany({
      where,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      skip: (shown - 1) * pageSize,
      take: pageSize,
      include: { by: { select: { name: true } }, user: { select: { name: true } } },
    })
    return {
      course,
      lines: rows.map(({ id, createdAt, by, act, email, user, before, after, reason }) => ({
        id,
        at: createdAt.toISOString(),
        by: by?.name ?? null,
        act: AuditedActSchema.parse(act),
        of: email === null ? null : { email, name: user?.name ?? null },
        before: AuditedStateSchema.parse(before ?? {}),
        after: AuditedStateSchema.parse(after ?? {}),
        reason,
      })),
      find,
      page: shown,
      pages,
    }
  },
)
