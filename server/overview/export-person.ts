// Everything that the site keeps of a person and that is theirs, as one JSON document. It is written piece by piece while
// it is read from the database, so that somebody with a thousand submissions costs no more memory than one with ten.
// What a verdict says is left out: it may hold what is not revealed yet, and stands on the pages of each submission.
import type { Prisma } from '#prisma-client'
import type { Viewer } from '#server/access/viewer.ts'
import { database } from '#server/database/client.ts'
import { readTree } from '#server/exercises/read-tree.ts'
import { notWithheld } from '#server/scores/exam.ts'
import { workOf } from '#server/teams/work-of.ts'

const pageSize = 50

/** Pieces of the document's text, in order. */
export async function* exportPerson(viewer: Viewer, now: Date = new Date()): AsyncGenerator<string> {
  const own = { userId: viewer.id }
  // What they and their groups handed in.
  const work = workOf(viewer.id)
  const account = await database.user.findUniqueOrThrow({
    where: { id: viewer.id },
    select: { id: true, name: true, email: true, timeZone: true, operator: true, createdAt: true },
  })
  yield `{\n"exportedAt": ${JSON.stringify(now)},\n"account": ${JSON.stringify(account)}`
  yield* list('courses', async (skip) =>
    database.enrolment.findMany({
      where: own,
      orderBy: { courseId: 'asc' },
      ...window(skip),
      select: {
        role: true,
        course: { select: { slug: true, title: true } },
        section: { select: { name: true } },
        group: { select: { name: true } },
      },
    }),
  )
  yield* list('sessions', async (skip) =>
    database.session.findMany({
      where: own,
      orderBy: { id: 'asc' },
      ...window(skip),
      select: { createdAt: true, usedAt: true, expiresAt: true, ipAddress: true, userAgent: true },
    }),
  )
  yield* list('mails', async (skip) =>
    database.mail.findMany({
      where: { OR: [own, { address: account.email }] },
      orderBy: { id: 'asc' },
      ...window(skip),
      select: { createdAt: true, kind: true, address: true, sentAt: true },
    }),
  )
  yield* list('notices', async (skip) =>
    database.notice.findMany({
      where: own,
      orderBy: { id: 'asc' },
      ...window(skip),
      select: { createdAt: true, kind: true, about: true, note: true, readAt: true },
    }),
  )
  yield* list('tokens', async (skip) =>
    database.apiToken.findMany({
      where: own,
      orderBy: { id: 'asc' },
      ...window(skip),
      select: { name: true, scopes: true, createdAt: true, expiresAt: true, usedAt: true },
    }),
  )
  yield* list('learningPlatforms', async (skip) =>
    database.ltiIdentity.findMany({
      where: own,
      orderBy: [{ issuer: 'asc' }, { subject: 'asc' }],
      ...window(skip),
      select: { issuer: true, subject: true, createdAt: true, cameAt: true },
    }),
  )
  // What is withheld is never noted there.
  yield* list('pointsForPlatforms', async (skip) =>
    database.ltiScore.findMany({
      where: { ...own, assignment: notWithheld },
      orderBy: { id: 'asc' },
      ...window(skip),
      select: {
        points: true,
        max: true,
        notedAt: true,
        sentAt: true,
        assignment: { select: { title: true, course: { select: { slug: true } } } },
        context: { select: { platform: { select: { name: true } } } },
      },
    }),
  )
  yield* list('pointsByHand', async (skip) =>
    database.scoreOverride.findMany({
      where: { ...own, item: { assignment: notWithheld } },
      orderBy: { id: 'asc' },
      ...window(skip),
      select: {
        createdAt: true,
        points: true,
        reason: true,
        by: { select: { name: true } },
        item: itemNames,
      },
    }),
  )
  yield* list('reviews', async (skip) =>
    database.review.findMany({
      // What is not done is a draft of the staff's.
      where: { submission: { variant: { ...released, ...work } }, doneAt: { not: null } },
      orderBy: { submissionId: 'asc' },
      ...window(skip),
      select: {
        submissionId: true,
        doneAt: true,
        doneBy: { select: { name: true } },
        marks: { select: { rubricItem: { select: { says: true, points: true } } } },
        comments: {
          orderBy: { position: 'asc' },
          select: {
            path: true,
            fromLine: true,
            toLine: true,
            part: true,
            text: true,
            createdAt: true,
            by: { select: { name: true } },
          },
        },
      },
    }),
  )
  yield* list('secondLooks', async (skip) =>
    database.secondLook.findMany({
      where: { submission: { variant: { ...released, ...work } } },
      orderBy: { submissionId: 'asc' },
      ...window(skip),
      select: {
        submissionId: true,
        askedAt: true,
        asks: true,
        answeredAt: true,
        answer: true,
        answeredBy: { select: { name: true } },
      },
    }),
  )
  const withheld = await findWithheldTitles(viewer.id)
  yield* list('doneToYourRecord', async (skip) =>
    database.auditEntry.findMany({
      // An entry names the item by its title.
      where: {
        ...own,
        OR: [
          { act: { notIn: ['points-set', 'regraded', 'regrade-undone'] } },
          { NOT: withheld.map((title) => ({ after: { path: ['item'], equals: title } })) },
        ],
      },
      orderBy: { id: 'asc' },
      ...window(skip),
      select: {
        createdAt: true,
        act: true,
        before: true,
        after: true,
        reason: true,
        by: { select: { name: true } },
      },
    }),
  )
  yield* list('drawnExercises', async (skip) =>
    database.poolDraw.findMany({
      where: { ...own, item: { assignment: notWithheld } },
      orderBy: [{ poolId: 'asc' }, { position: 'asc' }],
      ...window(skip),
      select: { drawnAt: true, position: true, pool: { select: { title: true } }, item: itemNames },
    }),
  )
  yield* list('exams', async (skip) =>
    database.examSitting.findMany({
      where: own,
      orderBy: { assignmentId: 'asc' },
      ...window(skip),
      select: {
        startedAt: true,
        endsAt: true,
        handedInAt: true,
        exam: { select: { assignment: { select: { title: true } } } },
      },
    }),
  )
  yield* list('openedHints', async (skip) =>
    database.openedHint.findMany({
      where: own,
      orderBy: [{ openedAt: 'asc' }, { itemId: 'asc' }, { hint: 'asc' }],
      ...window(skip),
      select: { openedAt: true, hint: true, cost: true, item: itemNames },
    }),
  )
  yield* list('drafts', async (skip) =>
    database.draft.findMany({
      where: {
        variant: {
          OR: [...work.OR, { team: { handedInAt: null, group: { enrolments: { some: own } } } }],
        },
      },
      orderBy: { variantId: 'asc' },
      ...window(skip),
      select: { updatedAt: true, response: true, variant: { select: { attempt: true, item: itemNames } } },
    }),
  )
  yield* list('submissions', async (skip) => {
    const rows = await database.submission.findMany({
      where: { variant: work },
      orderBy: { id: 'asc' },
      ...window(skip),
      select: {
        id: true,
        createdAt: true,
        response: true,
        hintsCost: true,
        treeDigest: true,
        user: { select: { name: true } },
        variant: { select: { attempt: true, item: itemNames } },
        runs: {
          where: { mode: 'LIVE', variant: { item: { assignment: notWithheld } } },
          select: { status: true, score: true, finishedAt: true },
        },
      },
    })
    return withPrograms(rows)
  })
  yield* list('runsOfVisibleChecks', async (skip) => {
    const rows = await database.gradingRun.findMany({
      where: { ...own, mode: 'PRACTICE' },
      orderBy: { id: 'asc' },
      ...window(skip),
      select: { id: true, createdAt: true, treeDigest: true, variant: { select: { item: itemNames } } },
    })
    return withPrograms(rows)
  })
  yield '\n}\n'
}

/** Titles of the exercises of the person's exams that are not released. */
async function findWithheldTitles(userId: string): Promise<string[]> {
  const items = await database.assignmentItem.findMany({
    where: {
      assignment: { exam: { releasedAt: null }, course: { enrolments: { some: { userId } } } },
    },
    select: { exerciseVersion: { select: { title: true } } },
  })
  return [...new Set(items.map(({ exerciseVersion }) => exerciseVersion.title))]
}

/** Numbers of what is not withheld. */
const released = { item: { assignment: notWithheld } } satisfies Prisma.VariantWhereInput

const itemNames = {
  select: {
    exerciseVersion: { select: { exerciseId: true, version: true, title: true } },
    assignment: { select: { title: true, course: { select: { slug: true } } } },
  },
} satisfies Prisma.AssignmentItemDefaultArgs

const window = (skip: number) => ({ skip, take: pageSize })

async function* list(name: string, read: (skip: number) => Promise<unknown[]>): AsyncGenerator<string> {
  yield `,\n"${name}": [`
  for (let skip = 0; ; skip += pageSize) {
    const rows = await read(skip)
    for (const [at, row] of rows.entries()) {
      yield `${skip + at === 0 ? '' : ','}\n${JSON.stringify(row)}`
    }
    if (rows.length < pageSize) break
  }
  yield ']'
}

async function withPrograms(rows: { treeDigest: string | null }[]): Promise<object[]> {
  const written: object[] = []
  for (const { treeDigest, ...row } of rows) {
    written.push(treeDigest === null ? row : { ...row, program: await filesOf(treeDigest) })
  }
  return written
}

/** By path: the text, or, of what is no text, its bytes in base64. */
async function filesOf(digest: string): Promise<Record<string, string | { base64: string }>> {
  const files = [...(await readTree(digest))].map(([path, bytes]) => {
    const text = Buffer.from(bytes).toString('utf8')
    const isText = Buffer.from(text, 'utf8').equals(bytes)
    return [path, isText ? text : { base64: Buffer.from(bytes).toString('base64') }] as const
  })
  return Object.fromEntries(files)
}
