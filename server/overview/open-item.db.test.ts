import { afterAll, beforeAll, expect, it } from 'vitest'
import { database } from '#server/database/client.ts'
import { saveDraft } from '#server/drafts/save-draft.ts'
import { openItem } from '#server/overview/open-item.ts'
import { stopSender } from '#server/queue/enqueue-run.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'
import { startPracticeRun } from '#server/runs/start-practice-run.ts'
import { makeCourse, tinyProgram as program } from '#server/testing/make-course.ts'

beforeAll(prepareQueue)
afterAll(stopSender)

it('says that a lab takes work exactly while drafts and practice runs are taken', async () => {
  const { student, labItemId: itemId } = await makeCourse()
  const draft = { itemId, attempt: 1, seen: 0, content: { kind: 'program', program } }

  expect(await openItem(student, itemId)).toMatchObject({ practice: { possible: true } })
  expect(await saveDraft(student, draft)).toMatchObject({ ok: true })
  const started = await startPracticeRun(student, { itemId, program })
  if (!started.ok) throw new Error(started.says)

  // The run that is going would end while the page is open; pressing again leads to it.
  expect(await openItem(student, itemId)).toMatchObject({ practice: { possible: true } })
  expect(await startPracticeRun(student, { itemId, program })).toMatchObject({
    code: 'already-running',
    runId: started.runId,
  })
  // In another lab it is no run of that one.
  const { exerciseVersionId, assignmentId } = await database.assignmentItem.findUniqueOrThrow({
    where: { id: itemId },
  })
  const other = await database.assignmentItem.create({
    data: { assignmentId, exerciseVersionId, position: 9, points: 1 },
  })
  const refused = await startPracticeRun(student, { itemId: other.id, program })
  expect(refused).toMatchObject({ code: 'already-running', says: expect.stringContaining('checks of “') })
  expect(refused).not.toHaveProperty('runId')

  const late = new Date(Date.now() + 2 * 3_600_000)
  const closed = await saveDraft(student, { ...draft, seen: 1 }, late)
  if (closed.ok) throw new Error('A draft was taken after the deadline.')
  const because = { possible: false, because: closed.says }
  expect(await openItem(student, itemId, late)).toMatchObject({
    practice: because,
    submit: because,
    draft: { content: program },
    lastRun: { id: started.runId },
  })
})
