import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LabResult } from '#graders/labs/contract/score-lab.ts'
import type { Fault } from '#graders/outcome.ts'
import { beginTry, type Try, triesMax } from '#server/grading/begin-try.ts'
import { faultTry, finishTry } from '#server/grading/finish-try.ts'
import { openItem } from '#server/overview/open-item.ts'
import { stopSender } from '#server/queue/enqueue-run.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'
import { findSubmission } from '#server/submissions/find-submission.ts'
import { canaries } from '#server/testing/canaries.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'
import { submitLab } from '#server/testing/submit-lab.ts'

let course: TestCourse
beforeAll(async () => {
  await prepareQueue()
  course = await makeCourse({ attempts: 2 })
})
afterAll(stopSender)

const fault: Fault = { code: 'grader-overloaded', because: 'The machine was too busy.' }
const wrong: LabResult = { checks: [], score: 0 }

async function begin(runId: string): Promise<Try> {
  const attempt = await beginTry(runId)
  if (attempt === null) throw new Error('There was nothing to try.')
  return attempt
}

describe("a lab's solution", () => {
  it('waits while the last attempt could still come back', async () => {
    const { student, labItemId } = course
    const first = await submitLab(course)
    await finishTry(await begin(first.runId), wrong)
    const shown = async () => {
      const item = await openItem(student, labItemId)
      const submission = await findSubmission(student, first.submissionId)
      const says = [item?.solution, submission?.solution].map((solution) =>
        JSON.stringify(solution ?? null).includes(canaries.labSolution),
      )
      return [item?.submissionsLeft, ...says]
    }
    expect(await shown()).toEqual([1, false, false])
    const second = await submitLab(course)
    expect(await shown()).toEqual([0, false, false])
    for (let number = 1; number <= triesMax; number += 1) {
      const running = await begin(second.runId)
      expect(await shown()).toEqual([0, false, false])
      await faultTry(running, fault)
    }
    expect(await shown()).toEqual([1, false, false])
    const third = await submitLab(course)
    await finishTry(await begin(third.runId), wrong)
    expect(await shown()).toEqual([0, true, true])
  })
})
