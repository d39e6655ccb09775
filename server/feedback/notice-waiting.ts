// Tells the staff of a course of work that waits for a person: submissions that stand for an item with a rubric and that
// nobody has looked at, once the assignment is due, and questions without an answer. One notice for an exercise and a
// day, about all that came before that day. Any number of workers do it, at any time: what was told is not told again.
import { everyStudent, sectionsOfWork, seesSection } from '#server/access/seen-students.ts'
import { database } from '#server/database/client.ts'
import { findStandingWork } from '#server/feedback/find-standing-work.ts'
import { addNotices, type NewNotice } from '#server/notices/add-notices.ts'
import { onceADay } from '#server/notices/once-a-day.ts'
import { staffOf } from '#server/notices/staff-of.ts'

const dayMs = 86_400_000
/** How long no worker may have been there for something to be told all the same. */
const newsMs = 7 * dayMs

/** Returns how many were told. */
export async function noticeWaiting(now: Date = new Date()): Promise<number> {
  const today = new Date(Math.floor(now.getTime() / dayMs) * dayMs)
  const items = await findCandidates(today)
  let told = 0
  for (const { itemId, courseId, title, newest } of items) {
    const once = onceADay('waiting', itemId, newest)
    if ((await database.notice.count({ where: { courseId, once } })) > 0) continue
    const { work, questions } = await findWaiting(courseId, itemId, today)
    if (work.length + questions.length === 0) continue
    told += await database.$transaction(async (tx) => {
      const notices = (await staffOf(tx, courseId)).flatMap(({ userId, seen }): NewNotice[] => {
        const [ungraded = 0, asked = 0] = [work, questions].map(
          (all) => all.filter((sections) => sections.some((id) => seesSection(seen, id))).length,
        )
        if (ungraded + asked === 0) return []
        return [
          {
            userId,
            kind: 'WAITING',
            courseId,
            about: title,
            note: sayWaiting(ungraded, asked),
            path: `/items/${itemId}/reviews`,
            once,
          },
        ]
      })
      return addNotices(tx, notices)
    })
  }
  return told
}

function sayWaiting(ungraded: number, questions: number): string {
  const work = ungraded === 1 ? 'One submission to look at' : `${ungraded} submissions to look at`
  const asked = questions === 1 ? 'one question to answer' : `${questions} questions to answer`
  const said = [...(ungraded === 0 ? [] : [work]), ...(questions === 0 ? [] : [asked])].join(', ')
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`
}

/** Of each the sections of those whose it is; null is none. */
interface Waiting {
  work: (string | null)[][]
  questions: (string | null)[][]
}

async function findWaiting(courseId: string, itemId: string, before: Date): Promise<Waiting> {
  const [{ assignment, _count }, asked] = await Promise.all([
    database.assignmentItem.findUniqueOrThrow({
      where: { id: itemId },
      select: { assignment: { select: { dueAt: true } }, _count: { select: { rubric: true } } },
    }),
    database.secondLook.findMany({
      where: { answeredAt: null, askedAt: { lt: before }, submission: { variant: { itemId } } },
      select: { submission: { select: { variantId: true } } },
    }),
  ])
  // An item without a rubric waits for nobody.
  const waits = _count.rubric > 0 && assignment.dueAt < before
  const work = waits ? await findStandingWork(database, courseId, [itemId], everyStudent) : []
  return {
    work: work
      .filter(({ doneAt, submittedAt }) => doneAt === null && submittedAt < before)
      .map(({ sectionIds }) => sectionIds),
    questions: await Promise.all(
      asked.map(({ submission: { variantId } }) => sectionsOfWork(database, courseId, variantId)),
    ),
  }
}

interface Candidate {
  itemId: string
  courseId: string
  title: string
  newest: Date
}

/** Items at which something may wait that came, or was due, within the last days before `today`. */
const findCandidates = (today: Date) => database.$queryRaw<Candidate[]>`
  SELECT i.id AS "itemId", a."courseId", x.title, max(came.at) AS newest
  FROM "AssignmentItem" i
  JOIN "Assignment" a ON a.id = i."assignmentId"
  JOIN "ExerciseVersion" x ON x.id = i."exerciseVersionId"
  JOIN "Variant" v ON v."itemId" = i.id
  JOIN "Submission" s ON s."variantId" = v.id
  JOIN LATERAL (
    SELECT greatest(s."createdAt", a."dueAt") AS at
    WHERE EXISTS (SELECT FROM "RubricItem" b WHERE b."itemId" = i.id)
      AND NOT EXISTS (SELECT FROM "Review" w WHERE w."submissionId" = s.id AND w."doneAt" IS NOT NULL)
    UNION ALL
    SELECT l."askedAt" FROM "SecondLook" l WHERE l."submissionId" = s.id AND l."answeredAt" IS NULL
  ) came ON came.at < ${today}::timestamp
  GROUP BY i.id, a.id, x.id
  HAVING max(came.at) >= ${new Date(today.getTime() - newsMs)}::timestamp`
