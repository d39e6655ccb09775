// A room that writes an exam, at a whole platform: sixty browsers' worth of requests until the clock ends, a third of whose
// connections are lost on the way, and a worker that is killed when it has to hand in. Everybody has what the site
// acknowledged last, as of the end of their time.
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { prepareTestBuild } from '#platform/build-site.ts'
import { SiteViewer } from '../tests/support/site-viewer.ts'
import { startTestStack } from '../tests/support/test-stack.ts'

const students = 60
const writesForMs = 20_000
const killedBeforeMs = 500
const closedWithinMs = 60_000

test('sixty write, connections are lost, the worker is killed, the clock ends', {
  timeout: 600_000,
}, async () => {
  const stack = await startTestStack()
  process.env.DATABASE_URL = stack.running().databaseUrl
  // They read the database's URL when they are imported.
  const { database } = await import('#server/database/client.ts')
  const { stopExercisePool } = await import('#server/exercises/ask-exercise.ts')
  const { makeStudent } = await import('#server/testing/make-group.ts')
  const { makeTestExam, typedInExam } = await import('#server/testing/make-test-exam.ts')
  try {
    const { course, assignmentId, twoPartsId } = await makeTestExam()
    await database.assignment.update({
      where: { id: assignmentId },
      data: {
        opensAt: new Date(0),
        dueAt: new Date(Date.now() + 3_600_000),
        exam: { update: { networks: [] } },
      },
    })
    const site = { url: stack.url, dataDir: stack.dataDir, build: await prepareTestBuild() }
    const sit = async (at: number) => {
      const { id: userId } = await makeStudent(course.courseId, `student ${at}`)
      const id = crypto.randomUUID()
      await database.session.create({
        data: { id, token: id, userId, expiresAt: new Date(Date.now() + 3_600_000) },
      })
      const viewer = new SiteViewer(site, id)
      const begun = await viewer.act(`/assignments/${assignmentId}`, 'startExamAction', {
        assignmentId,
        code: 'apricot',
      })
      expect(begun).toContain('"ok":true')
      await viewer.open(`/items/${twoPartsId}`)
      return { userId, viewer, at }
    }
    const room = await Promise.all(Array.from({ length: students }, (_, at) => sit(at + 1)))
    const endsAt = new Date(Date.now() + writesForMs)
    await database.examSitting.updateMany({ where: { assignmentId }, data: { endsAt } })

    /** Another answer each time; the last that the site said it has, and how it ended. */
    const write = async ({ viewer, at }: (typeof room)[number]) => {
      const lostAt = at % 3 === 0 ? Date.now() + writesForMs / 2 : Number.POSITIVE_INFINITY
      let [seen, answer, ended] = [0, '', '']
      for (let next = at * 10_000; ended === ''; next += 1) {
        if (Date.now() > lostAt) ended = 'connection lost'
        const content = typedInExam(String(next), 'about [ten')
        const input = { itemId: twoPartsId, attempt: 1, seen, content }
        const said = await viewer.act(`/items/${twoPartsId}`, 'saveDraftAction', input)
        if (said.includes('"ok":true')) {
          answer = String(next)
          seen = Number(/"revision":(\d+)/u.exec(said)?.[1])
        } else ended = said
      }
      return { answer, ended }
    }
    const writing = Promise.all(room.map(write))
    await delay(Math.max(0, endsAt.getTime() - Date.now() - killedBeforeMs))
    const { worker } = stack.running()
    await stack.kill('worker')
    const acknowledged = await writing
    const saves = acknowledged.map(({ answer }, at) => Number(answer) - (at + 1) * 10_000 + 1)
    console.log(`${students} students saved ${saves.reduce((sum, one) => sum + one)} times`)
    const ends = acknowledged.map(({ ended }) => ended)
    expect(ends.filter((said) => said === 'connection lost')).toHaveLength(students / 3)
    expect(ends.filter((said) => said.includes('your exam was over on'))).toHaveLength((students / 3) * 2)

    await stack.untilReplaced('worker', worker ?? 0)
    const giveUpAt = Date.now() + closedWithinMs
    const unfinished = () =>
      database.gradingRun.count({
        where: { submission: { variant: { itemId: twoPartsId } }, status: { not: 'FINISHED' } },
      })
    const open = () => database.examSitting.count({ where: { assignmentId, closedAt: null } })
    while ((await open()) > 0 || (await unfinished()) > 0) {
      if (Date.now() > giveUpAt) throw new Error(`${await open()} exams were not handed in.`)
      await delay(200)
    }
    const handedIn = await database.submission.findMany({
      where: { variant: { itemId: twoPartsId } },
      select: { response: true, createdAt: true, variant: { select: { userId: true } } },
    })
    const of = (userId: string) => handedIn.filter(({ variant }) => variant.userId === userId)
    expect(room.map(({ userId }) => of(userId))).toMatchObject(
      acknowledged.map(({ answer }) => [{ response: { total: { value: answer } }, createdAt: endsAt }]),
    )
  } finally {
    await stopExercisePool()
    await database.$disconnect()
    await stack.stop()
  }
})
