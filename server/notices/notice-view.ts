import type { NoticeKind } from '#prisma-client'

export interface NoticeView {
  id: string
  says: string
  note: string | null
  course: string
  /** A path of this site. */
  path: string
  at: string
  isNew: boolean
}

export interface MailChoice {
  kind: NoticeKind
  /** As a checkbox says it. */
  name: string
  mailed: boolean
}
