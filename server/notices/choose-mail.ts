import * as z from 'zod'
import { NoticeKind } from '#prisma-client'
import { useCase } from '#server/access/use-case.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { database } from '#server/database/client.ts'
import type { MailChoice } from '#server/notices/notice-view.ts'

/** As a checkbox says them, in its order. */
const names: Record<NoticeKind, string> = {
  DUE_SOON: 'something is due within a day, and you have not handed in all of it',
  POINTS_CHANGED: 'points of yours change',
  MORE_TIME: 'you are given more time',
  COMMENT: 'somebody comments on your work',
  REQUEST_ANSWERED: 'a question of yours is answered',
  REQUEST: 'a student asks for another look',
  FAULTS: 'what was handed in could not be graded on our side; once a day for an exercise',
  WAITING: 'work waits for a person to look at it; once a day for an exercise',
}
const staffKinds: readonly NoticeKind[] = ['REQUEST', 'FAULTS', 'WAITING']

/** Which notices are mailed to a person: of those for staff, whoever staffs no course hears nothing. */
export async function findMailChoices(viewer: Viewer): Promise<MailChoice[]> {
  const { mailedNotices, _count: staffed } = await database.user.findUniqueOrThrow({
    where: { id: viewer.id },
    select: {
      mailedNotices: true,
      _count: { select: { enrolments: { where: { role: { not: 'STUDENT' } } } } },
    },
  })
  return Object.values(NoticeKind)
    .filter((kind) => staffed.enrolments > 0 || !staffKinds.includes(kind))
    .map((kind) => ({
      kind,
      name: names[kind],
      mailed: mailedNotices.includes(kind),
    }))
}

export const chooseMail = useCase(
  z.strictObject({ kinds: z.array(z.enum(NoticeKind)).max(Object.keys(names).length) }),
  { ofAccount: true, invalid: 'Not saved. Reload the page and try again.' },
  async (viewer, { kinds }): Promise<{ ok: true }> => {
    await database.user.update({
      where: { id: viewer.id },
      data: { mailedNotices: [...new Set(kinds)] },
    })
    return { ok: true }
  },
)
