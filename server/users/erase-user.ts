// Erases a person: whoever they were, and all that they wrote, but their marks, which the course keeps under a name that
// says nothing.
import { Prisma } from '#prisma-client'
import { recordActs } from '#server/audit/record-acts.ts'
import { database } from '#server/database/client.ts'
import { dropUnusedTrees } from '#server/exercises/drop-unused-trees.ts'
import { storeTree } from '#server/exercises/store-tree.ts'
import { type Refusal, refuse } from '#server/refusal.ts'

/** What would go and what would stay, in numbers. */
export interface ErasurePlan {
  email: string
  name: string
  /** Go. */
  submissions: number
  practiceRuns: number
  drafts: number
  sessions: number
  tokens: number
  notices: number
  letters: number
  commentsReceived: number
  /** Stay, without a name. */
  courses: number
  marks: number
  actsOfStaff: number
}

type Refused = Refusal<'no-account' | 'last-instructor' | 'being-judged' | 'other-address'>

const addressOf = (written: string) => written.trim().toLowerCase()
/** What an erased account is called; the domain is of those that no mail goes to (RFC 2606). */
const pseudonymOf = (userId: string) => ({
  name: `Erased ${userId.slice(-4)}`,
  email: `erased-${userId}@erased.invalid`,
})

/** Says what erasing an account would do. Nothing is changed. */
export async function planErasure(written: string): Promise<{ ok: true; plan: ErasurePlan } | Refused> {
  const email = addressOf(written)
  const user = await database.user.findUnique({ where: { email }, select: { id: true, name: true } })
  if (user === null) return refuse('no-account', `There is no account for ${email}.`)
  const refused = await whyNot(database, user.id)
  if (refused !== null) return refused
  const userId = user.id
  const own = { variant: { userId } }
  const [submissions, practiceRuns, drafts, sessions, tokens, notices, letters, commentsReceived] =
    await Promise.all([
      database.submission.count({ where: own }),
      database.gradingRun.count({ where: { ...own, mode: 'PRACTICE' } }),
      database.draft.count({ where: own }),
      database.session.count({ where: { userId } }),
      database.apiToken.count({ where: { userId } }),
      database.notice.count({ where: { userId } }),
      database.mail.count({ where: { OR: [{ userId }, { address: email }] } }),
      database.reviewComment.count({ where: { review: { submission: own } } }),
    ])
  const [courses, byHand, actsOfStaff] = await Promise.all([
    database.enrolment.count({ where: { userId } }),
    database.scoreOverride.count({ where: { userId } }),
    database.auditEntry.count({ where: { byId: userId } }),
  ])
  return {
    ok: true,
    plan: {
      email,
      name: user.name,
      submissions,
      practiceRuns,
      drafts,
      sessions,
      tokens,
      notices,
      letters,
      commentsReceived,
      courses,
      marks: submissions + byHand,
      actsOfStaff,
    },
  }
}

/** `typed`: the address once more, as whoever erases typed it. */
export async function eraseUser(
  written: string,
  typed: string,
  byId: string | null = null,
  now: Date = new Date(),
): Promise<{ ok: true; pseudonym: string } | Refused> {
  const email = addressOf(written)
  if (addressOf(typed) !== email)
    return refuse('other-address', `Not erased: what was typed is not ${email}. Type the address once more.`)
  const done = await database.$transaction((tx) => erase(tx, email, byId, now), { timeout: 120_000 })
  if (!('trees' in done)) return done
  await dropUnusedTrees(done.trees)
  return { ok: true, pseudonym: done.pseudonym }
}

/** In place of a program. */
const erasedFile = new Map([
  ['ERASED.txt', Buffer.from('This program was erased with the account of whoever wrote it.\n')],
])
const erased = 'erased'

async function erase(
  tx: Prisma.TransactionClient,
  email: string,
  byId: string | null,
  now: Date,
): Promise<{ trees: (string | null)[]; pseudonym: string } | Refused> {
  const user = await tx.user.findUnique({ where: { email }, select: { id: true } })
  if (user === null) return refuse('no-account', `There is no account for ${email}.`)
  const refused = await whyNot(tx, user.id)
  if (refused !== null) return refused
  const userId = user.id
  // Of a team the work is the others' too: it stays, without this name.
  const own = { variant: { userId } }
  const written = await tx.gradingRun.findMany({
    where: own,
    select: { treeDigest: true },
    distinct: ['treeDigest'],
  })
  await eraseWork(tx, userId)
  await eraseWays(tx, userId, email)
  await tx.secondLook.deleteMany({ where: { submission: own } })
  await tx.reviewComment.deleteMany({ where: { review: { submission: own } } })
  await tx.review.updateMany({ where: { submission: own }, data: { draft: Prisma.DbNull } })
  await tx.accommodation.updateMany({ where: { userId }, data: { reason: erased } })
  await tx.extension.updateMany({ where: { userId }, data: { reason: erased } })
  await tx.scoreOverride.updateMany({ where: { userId }, data: { reason: erased } })
  const pseudonym = pseudonymOf(userId)
  await tx.auditEntry.updateMany({ where: { userId }, data: { email: pseudonym.email, reason: null } })
  await tx.auditEntry.updateMany({ where: { email }, data: { email: pseudonym.email, reason: null } })
  await tx.user.update({
    where: { id: userId },
    data: {
      ...pseudonym,
      emailVerified: false,
      image: null,
      operator: false,
      timeZone: null,
      mailedNotices: [],
      disabledAt: now,
    },
  })
  const of = { userId, email: pseudonym.email }
  await recordActs(tx, [{ courseId: null, byId, of, act: 'account-erased' }])
  return { trees: written.map(({ treeDigest }) => treeDigest), pseudonym: pseudonym.name }
}

/** What was handed in, and what judging it quoted: points alone stay. */
async function eraseWork(tx: Prisma.TransactionClient, userId: string): Promise<void> {
  const own = { variant: { userId } }
  const treeDigest = await storeTree(tx, erasedFile)
  await tx.gradingRun.deleteMany({ where: { ...own, mode: 'PRACTICE' } })
  await tx.draft.deleteMany({ where: own })
  await tx.gradingEvent.deleteMany({ where: { run: own } })
  await tx.gradingRun.updateMany({
    where: { ...own, treeDigest: { not: null } },
    data: { treeDigest, entry: null },
  })
  await tx.$executeRaw`
    UPDATE "GradingRun" r SET fault = CASE WHEN r.fault IS NULL THEN NULL ELSE ${JSON.stringify(erasedFault)}::jsonb END,
      result = CASE WHEN r.result IS NULL THEN NULL
        WHEN r.result ? 'checks' THEN jsonb_build_object('checks', '[]'::jsonb, 'score', r.result->'score')
        ELSE jsonb_build_object('parts', '[]'::jsonb, 'score', r.result->'score') END
    FROM "Variant" v WHERE v.id = r."variantId" AND v."userId" = ${userId}`
  await tx.$executeRaw`
    UPDATE "Submission" s SET unreadable = NULL,
      "treeDigest" = CASE WHEN s."treeDigest" IS NULL THEN NULL ELSE ${treeDigest} END,
      response = CASE WHEN s."treeDigest" IS NULL THEN '{}'::jsonb
        ELSE jsonb_set(s.response - 'entry', '{paths}', '["ERASED.txt"]'::jsonb) END
    FROM "Variant" v WHERE v.id = s."variantId" AND v."userId" = ${userId}`
}
const erasedFault = { code: 'grader-crashed', because: 'What this was about is erased.' }

/** Ways in, and what was sent and noted. */
async function eraseWays(tx: Prisma.TransactionClient, userId: string, email: string): Promise<void> {
  const where = { userId }
  await tx.session.deleteMany({ where })
  await tx.account.deleteMany({ where })
  await tx.passwordReset.deleteMany({ where })
  await tx.addressChange.deleteMany({ where })
  await tx.apiToken.deleteMany({ where })
  await tx.notice.deleteMany({ where })
  await tx.ltiIdentity.deleteMany({ where })
  await tx.ltiLinkCode.deleteMany({ where })
  await tx.ltiMember.deleteMany({ where })
  await tx.ltiScore.deleteMany({ where })
  await tx.mail.deleteMany({ where: { OR: [{ userId }, { address: email }] } })
  await tx.invitation.deleteMany({ where: { email } })
  await tx.verification.deleteMany({ where: { identifier: { contains: email } } })
}

async function whyNot(
  tx: Prisma.TransactionClient,
  userId: string,
): Promise<Refusal<'last-instructor' | 'being-judged'> | null> {
  const waiting = await tx.gradingRun.count({
    where: { variant: { userId }, mode: { not: 'PRACTICE' }, status: { in: ['QUEUED', 'RUNNING'] } },
  })
  if (waiting > 0)
    return refuse(
      'being-judged',
      `Not erased: ${waiting} of their submissions are being judged, and would be judged as erased. Try again when they are.`,
    )
  const courses = await tx.course.findMany({
    where: {
      enrolments: {
        some: { userId, role: 'INSTRUCTOR' },
        none: { role: 'INSTRUCTOR', userId: { not: userId } },
      },
    },
    select: { slug: true },
    take: 5,
  })
  if (courses.length === 0) return null
  const slugs = courses.map(({ slug }) => slug).join(', ')
  return refuse(
    'last-instructor',
    `Not erased: nobody else is an instructor of ${slugs}. Make somebody one first: ./roundtrip enrol ${courses[0]?.slug} ada@example.edu --role instructor`,
  )
}
