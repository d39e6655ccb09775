import { afterAll, beforeAll, expect, it } from 'vitest'
import { deleteAssignment } from '#server/assignments/delete-assignment.ts'
import { database } from '#server/database/client.ts'
import { beginTry } from '#server/grading/begin-try.ts'
import { stopSender } from '#server/queue/enqueue-run.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'
import { startPracticeRun } from '#server/runs/start-practice-run.ts'
import { findSubmission } from '#server/submissions/find-submission.ts'
import { submitProgram } from '#server/submissions/submit-program.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'

let course: TestCourse
beforeAll(async () => {
  await prepareQueue()
  course = await makeCourse()
})
afterAll(stopSender)

const program = (text: string) => ({
  language: 'python' as const,
  files: [
    { path: 'main.py', text },
    { path: 'same.py', text: '# The same in every version.\n' },
  ],
})

async function practise(text: string): Promise<void> {
  const started = await startPracticeRun(course.student, { itemId: course.labItemId, program: program(text) })
  if (!started.ok) throw new Error(started.says)
  await database.gradingRun.update({ where: { id: started.runId }, data: { status: 'FINISHED' } })
}

const countFiles = async () => ({
  trees: await database.fileTree.count(),
  blobs: await database.blob.count(),
})

it('keeps the files of the practice runs that it keeps, and of what was handed in, and no others', async () => {
  const before = await countFiles()
  await practise('print(0)\n')
  const submitted = await submitProgram(course.student, {
    itemId: course.labItemId,
    key: crypto.randomUUID(),
    program: program('print(0)\n'),
  })
  expect(submitted.ok).toBe(true)
  for (let version = 1; version <= 12; version += 1) await practise(`print(${version})\n`)
  // Five older ones are kept beside the newest, each with a file of its own and the one that all share.
  expect(await countFiles()).toEqual({ trees: before.trees + 7, blobs: before.blobs + 8 })
  expect(await database.gradingRun.count({ where: { mode: 'PRACTICE' } })).toBe(6)
})

it('keeps nothing of practice in an assignment that is deleted', async () => {
  const other = await makeCourse()
  const before = await countFiles()
  const started = await startPracticeRun(other.student, {
    itemId: other.labItemId,
    program: program('print("gone")\n'),
  })
  if (!started.ok) throw new Error(started.says)
  expect((await countFiles()).trees).toBe(before.trees + 1)
  expect(await deleteAssignment(other.instructor, { assignmentId: other.assignmentId })).toEqual({ ok: true })
  expect(await countFiles()).toEqual(before)
})

it('starts the file that the student chose, of a practice run and of a submission, and shows it with the submission', async () => {
  const own = await makeCourse()
  const { student, labItemId: itemId } = own
  const chosen = { ...program('print("main")\n'), entry: 'same.py' }
  const practice = await startPracticeRun(student, { itemId, program: chosen })
  const key = crypto.randomUUID()
  const submitted = await submitProgram(student, { itemId, key, program: chosen })
  if (!practice.ok || !submitted.ok) throw new Error('Neither was to be refused.')
  for (const { runId } of [practice, submitted])
    expect(await beginTry(runId)).toMatchObject({ order: { submission: { entry: 'same.py' } } })
  expect(await findSubmission(student, submitted.submissionId)).toMatchObject({
    program: { entry: 'same.py' },
  })
  const missing = { ...chosen, entry: 'gone.py' }
  expect(await startPracticeRun(student, { itemId, program: missing })).toMatchObject({
    ok: false,
    says: expect.stringContaining('there is no file gone.py'),
  })
})
