import type { NoticeKind } from '#prisma-client'

/** What a notice says, about an assignment or an item; the subject of its letter too. */
export const noticeWords: Record<NoticeKind, (about: string) => string> = {
  DUE_SOON: (about) => `Due within a day, and not all handed in: ${about}`,
  POINTS_CHANGED: (about) => `Your points changed: ${about}`,
  MORE_TIME: (about) => `You were given more time: ${about}`,
  COMMENT: (about) => `A comment on your work: ${about}`,
  REQUEST_ANSWERED: (about) => `Your question was answered: ${about}`,
  REQUEST: (about) => `A student asks for another look: ${about}`,
  FAULTS: (about) => `Not graded, on our side: ${about}`,
  WAITING: (about) => `Work waits for you: ${about}`,
}
