// An exam of two exercises, an hour in a window of two, and what its student does and sees: for tests.
import { ParametersSchema } from '#graders/exercise/variant/parameters.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { createAssignment } from '#server/assignments/create-assignment.ts'
import type { SentSettings } from '#server/assignments/settings-view.ts'
import { database } from '#server/database/client.ts'
import { saveDraft } from '#server/drafts/save-draft.ts'
import { startExam } from '#server/exams/start-exam.ts'
import { publishExercise } from '#server/exercises/publish-exercise.ts'
import { exportPerson } from '#server/overview/export-person.ts'
import { findAssignment } from '#server/overview/find-assignment.ts'
import { findDashboard } from '#server/overview/find-dashboard.ts'
import { openCourse } from '#server/overview/open-course.ts'
import { openItem } from '#server/overview/open-item.ts'
import { searchCourses } from '#server/overview/search-courses.ts'
import { exerciseFiles, makeCourse, tinyProgram } from '#server/testing/make-course.ts'

const minuteMs = 60_000
const opensAt = new Date('2026-11-30T10:00:00Z')
/** So many minutes after the exam opened. */
export const examAt = (minutes: number) => new Date(opensAt.getTime() + minutes * minuteMs)
export const examTitle = 'Round trips of an exam'

/** Two round trips, and once more. */
async function publishTwoParts(): Promise<string> {
  const text = Buffer.from(exerciseFiles().get('exercise.md') ?? []).toString('utf8')
  const part = text.slice(text.indexOf('  - id: total'), text.indexOf('hintCosts'))
  const own = text
    .replace('id: two-round-trips', `id: exam-${crypto.randomUUID().slice(0, 8)}`)
    .replace('title: Two round trips', `title: ${examTitle}`)
    .replace(part, part + part.replace('id: total', 'id: again'))
    .replaceAll('response: { total:', 'response: { again: "{{ 2 * rtt }}", total:')
    .replace('score: 0,', 'score: 0.5,')
  const made = await publishExercise(new Map([['exercise.md', Buffer.from(own)]]))
  if (!made.ok) throw new Error(JSON.stringify(made))
  return made.exerciseVersionId
}

export const typedInExam = (total: string, again: string) => ({
  kind: 'response' as const,
  response: { total: { value: total, unit: 'ms' }, again: { value: again, unit: 'ms' } },
})

export type TestExam = Awaited<ReturnType<typeof makeTestExam>>

export async function makeTestExam() {
  const course = await makeCourse()
  const student: Viewer = { ...course.student, address: '192.0.2.7' }
  const lab = await database.assignmentItem.findUniqueOrThrow({ where: { id: course.labItemId } })
  const settings: SentSettings = {
    title: 'Final',
    opensAt: opensAt.toISOString(),
    dueAt: examAt(120).toISOString(),
    lateUntil: null,
    latePenalty: 0,
    attempts: null,
    reveal: 'AFTER_DUE',
    items: [await publishTwoParts(), lab.exerciseVersionId].map((exerciseVersionId) => ({
      id: null,
      exerciseVersionId,
      points: 10,
    })),
    exam: { minutes: 60, accessCode: 'apricot', networks: ['192.0.2.0/24'], releaseAt: null },
  }
  const made = await createAssignment(course.instructor, { slug: course.slug, settings })
  if (!made.ok) throw new Error(made.says)
  const { assignmentId } = made
  const items = await database.assignmentItem.findMany({
    where: { assignmentId },
    orderBy: { position: 'asc' },
  })
  const twoPartsId = items[0]?.id ?? ''
  const labId = items[1]?.id ?? ''
  const start = (minutes: number, who = student) =>
    startExam(who, { assignmentId, code: ' apricot ' }, examAt(minutes))
  const rtt = async () => {
    const where = { itemId: twoPartsId, userId: student.id }
    const { parameters } = await database.variant.findFirstOrThrow({ where })
    return ParametersSchema.parse(parameters).rtt ?? 0
  }
  const save = (minutes: number, content: object, itemId = twoPartsId, seen = 0) =>
    saveDraft(student, { itemId, attempt: 1, seen, content }, examAt(minutes))
  const state = async (minutes: number) =>
    (await findAssignment(student, assignmentId, examAt(minutes)))?.exam?.state
  return {
    course,
    student,
    assignmentId,
    twoPartsId,
    labId,
    start,
    rtt,
    save,
    state,
    /** Half right, with a lab. Nobody hands it in. */
    async write() {
      await start(0)
      await openItem(student, twoPartsId, examAt(1))
      await openItem(student, labId, examAt(1))
      await save(2, typedInExam(String(2 * (await rtt())), 'about [ten'))
      await save(2, { kind: 'program', program: tinyProgram }, labId)
    },
    /** Everything that the site tells the student of their course. */
    async everythingShown(minutes: number): Promise<string> {
      const now = examAt(minutes)
      const exported: string[] = []
      for await (const piece of exportPerson(student, now)) exported.push(piece)
      return JSON.stringify([
        await findAssignment(student, assignmentId, now),
        await findDashboard(student, now),
        await openCourse(student, course.slug, now),
        await openItem(student, course.exerciseItemId, now),
        await openItem(student, twoPartsId, now),
        await searchCourses(student, { words: 'round trips' }, now),
        exported.join(''),
      ])
    },
  }
}
