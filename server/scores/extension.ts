import type { Prisma } from '#prisma-client'

/** More time that one student was given for an assignment, and why. */
export interface Extension {
  dueAt: Date
  reason: string
}

export interface Times {
  dueAt: Date
  /** The end of late work; null takes nothing late. */
  lateUntil: Date | null
}

/** For a query of assignments: the extension of one student, first of a list of at most one. */
export const extensionsOf = (userId: string) =>
  ({ where: { userId }, select: { dueAt: true, reason: true } }) satisfies Prisma.Assignment$extensionsArgs

/**
 * An assignment as it is for who was given more time: due later, and late work taken as much longer. Where the due time
 * of all was moved past it, that holds. Nothing else reads extensions, so that page, submission and points agree.
 */
export function extended<Row extends Times>(row: Row, extension: Pick<Extension, 'dueAt'> | undefined): Row {
  if (extension === undefined || extension.dueAt <= row.dueAt) return row
  const { dueAt } = extension
  const moreMs = dueAt.getTime() - row.dueAt.getTime()
  return {
    ...row,
    dueAt,
    lateUntil: row.lateUntil === null ? null : new Date(row.lateUntil.getTime() + moreMs),
  }
}

/** The extension while it gives more time than all have; null without one. */
export function countingExtension<E extends Pick<Extension, 'dueAt'>>(
  row: Times,
  extension: E | undefined,
): E | null {
  return extension !== undefined && extension.dueAt > row.dueAt ? extension : null
}
