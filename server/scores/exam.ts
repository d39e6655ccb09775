// The clock of an exam, and what of it is shown. Times are the server's. Nothing else decides when a student writes and when
// they see what came of it.
import type { Prisma } from '#prisma-client'

export interface Sitting {
  startedAt: Date
  /** The student's own. */
  endsAt: Date
  /** By the student, before the end. */
  handedInAt: Date | null
  /** When what stood there had become submissions. */
  closedAt: Date | null
}

/** An exam as one student has it. */
export interface OwnExam {
  minutes: number
  releasedAt: Date | null
  /** Null before they started. */
  sitting: Sitting | null
}

export type ExamState =
  /** Its window has not begun. */
  | 'ahead'
  /** It can be started. */
  | 'ready'
  | 'running'
  /** Handed in, by the student or by the clock; nothing is shown yet. */
  | 'over'
  /** Its window ended, and it was never started. */
  | 'missed'
  /** What came of it is shown. */
  | 'released'

/** What was sent before the end may be under way for so long. */
export const examGraceMs = 10_000

/** With the student's own more time in the window. */
export function examStateOf(
  { opensAt, dueAt }: { opensAt: Date; dueAt: Date },
  { releasedAt, sitting }: OwnExam,
  now: Date,
): ExamState {
  if (releasedAt !== null) return 'released'
  if (sitting !== null) return isRunning(sitting, now) ? 'running' : 'over'
  if (now < opensAt) return 'ahead'
  return now < dueAt ? 'ready' : 'missed'
}

export const isRunning = ({ endsAt, handedInAt }: Sitting, now: Date): boolean =>
  handedInAt === null && now < endsAt

/** Whether what arrives now was sent in time. */
export const takesDrafts = ({ endsAt, handedInAt, closedAt }: Sitting, now: Date): boolean =>
  handedInAt === null && closedAt === null && now.getTime() < endsAt.getTime() + examGraceMs

/** Of one's own minutes, times the factor of an accommodation; never after the window, which has that factor in it too. */
export function endOfSitting(startedAt: Date, minutes: number, factor: number, dueAt: Date): Date {
  const own = startedAt.getTime() + Math.ceil(minutes * factor) * 60_000
  return new Date(Math.min(own, dueAt.getTime()))
}

/** Whether a student sees nothing of what came of an assignment: no verdict, no points, no solution. */
export const isWithheld = (exam: { releasedAt: Date | null } | null): boolean =>
  exam !== null && exam.releasedAt === null

/** The same for a query: assignments of which students may see what came. */
export const notWithheld = {
  OR: [{ exam: { is: null } }, { exam: { releasedAt: { not: null } } }],
} satisfies Prisma.AssignmentWhereInput

/** For a query of assignments: their exam, with one student's sitting. */
export const examOf = (userId: string) =>
  ({
    exam: {
      select: {
        minutes: true,
        releasedAt: true,
        releaseAt: true,
        accessCode: true,
        networks: true,
        sittings: {
          where: { userId },
          select: { startedAt: true, endsAt: true, handedInAt: true, closedAt: true },
        },
      },
    },
  }) satisfies Prisma.AssignmentInclude

/** From such a row; null where the assignment is no exam. */
export function ownExam<
  Exam extends { minutes: number; releasedAt: Date | null; sittings: readonly Sitting[] },
>(exam: Exam | null): (Exam & OwnExam) | null {
  return exam === null ? null : { ...exam, sitting: exam.sittings[0] ?? null }
}

/** The factor that a student's own minutes have. */
export const factorOf = ([own]: readonly { factor: number }[]): number => Math.max(1, own?.factor ?? 1)
