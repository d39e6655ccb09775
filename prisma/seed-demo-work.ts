// Work for the demo course, so that its gradebook shows something: students who sign in nowhere, and their answers,
// handed in and judged as anybody's are.
import { createHash } from 'node:crypto'
import { ResponseSchema } from '#graders/exercise/response.ts'
import { normalise } from '#protocols/text/normalise.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { database } from '#server/database/client.ts'
import { lookAtTree } from '#server/exercises/look-at-folder.ts'
import { loadItem } from '#server/items/load-item.ts'
import { setOverride } from '#server/overrides/set-override.ts'
import { submitResponse } from '#server/submissions/submit-response.ts'
import { getCurrentVariant } from '#server/variants/get-current-variant.ts'

/** Those that load quickly: a first start should not wait for its demo. */
const answered = [
  'http-nonpersistent-delay',
  'dns-publish-site',
  'protect-a-web-server',
  'repair-a-mail-policy',
]
/** How each classmate answered them, in that order: right, wrong, or not at all. */
const classmates = [
  { name: 'Aisha Rahman', answers: 'rrrr' },
  { name: 'Bruno Costa', answers: 'wrr' },
  { name: 'Chen Wei', answers: 'rwr' },
  { name: 'Dilara Aydin', answers: 'w-r' },
  { name: 'Émile Laurent', answers: 'r' },
  { name: 'Freya Nilsson', answers: '' },
] as const
const hourMs = 3_600_000

/** Once: what is there stays as it is. */
export async function seedDemoWork(courseId: string, now: Date): Promise<void> {
  const people = classmates.map(({ name, answers }) => {
    const email = `${normalise(name, 'NFD')
      .replaceAll(/[^a-z ]/gi, '')
      .toLowerCase()
      .replace(' ', '.')}@demo.test`
    const viewer: Viewer = { id: digest(`demo student ${email}`), name, email, operator: false }
    return { viewer, answers }
  })
  const known = await database.user.count({
    where: { email: { in: people.map(({ viewer }) => viewer.email) } },
  })
  if (known > 0) return
  await database.user.createMany({ data: people.map(({ viewer }) => viewer) })
  await database.enrolment.createMany({
    data: people.map(({ viewer }) => ({ courseId, userId: viewer.id, role: 'STUDENT' as const })),
  })
  const items = await database.assignmentItem.findMany({
    where: { assignment: { courseId }, exerciseVersion: { exerciseId: { in: answered } } },
    select: { id: true, exerciseVersion: { select: { exerciseId: true } } },
  })
  for (const { id, exerciseVersion } of items) {
    const place = answered.indexOf(exerciseVersion.exerciseId)
    // Handed in a little before now, when the course was open already.
    const at = new Date(now.getTime() - 6 * hourMs)
    for (const { viewer, answers } of people) await answer(viewer, id, answers[place], at)
  }
  await giveByHand(courseId, people[1]?.viewer)
}

async function answer(viewer: Viewer, itemId: string, how: string | undefined, at: Date): Promise<void> {
  if (how !== 'r' && how !== 'w') return
  const loaded = await loadItem(viewer, itemId, at)
  if (loaded === null) return
  const { attempt, seed } = await getCurrentVariant(loaded)
  const look = await lookAtTree(loaded.item.exerciseVersion.treeDigest, { seed })
  const cases = (look.loads && look.preview?.cases) || []
  const parts = new Set(cases.map(({ part }) => part))
  const response = Object.fromEntries(
    [...parts].flatMap((id) => {
      const wanted = cases.find(({ part, right }) => part === id && right === (how === 'r'))
      return wanted === undefined ? [] : [[id, wanted.response]]
    }),
  )
  const result = await submitResponse(
    viewer,
    { itemId, attempt, key: crypto.randomUUID(), response: ResponseSchema.parse(response) },
    at,
  )
  if (!result.ok) throw new Error(`The demo's answer was refused: ${result.says}`)
}

async function giveByHand(courseId: string, student: Viewer | undefined): Promise<void> {
  const teaching = await database.enrolment.findFirst({
    where: { courseId, role: 'INSTRUCTOR' },
    select: { user: true },
  })
  const item = await database.assignmentItem.findFirst({
    where: { assignment: { courseId }, variants: { some: { userId: student?.id ?? '', attempt: 1 } } },
    orderBy: [{ assignment: { position: 'asc' } }, { position: 'asc' }],
  })
  if (teaching === null || item === null || student === undefined) return
  const reason = 'Solved it at the board in the tutorial.'
  await setOverride(teaching.user, { itemId: item.id, userId: student.id, points: item.points, reason })
}

/** An id that is the same at every start. */
const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32)
