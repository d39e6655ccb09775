// What a database starts with. On the embedded demo database: a course with accounts to try it. Everywhere: the
// bundled exercises, published. Safe to run at every start: what is there stays as it is.
import { randomBytes } from 'node:crypto'
import { bundledRoot, exerciseRoots } from '#graders/exercise/source/exercise-roots.ts'
import { findUnits } from '#graders/exercise/unit/find-units.ts'
import type { Role } from '#prisma-client'
import { database } from '#server/database/client.ts'
import { fillInGlances } from '#server/exercises/fill-in-glances.ts'
import { fillInVariety } from '#server/exercises/fill-in-variety.ts'
import { publishFolders } from '#server/exercises/publish-folders.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'
import { createUser } from '#server/users/create-user.ts'
import { seedDemoAssignments } from './seed-demo-assignments.ts'
import { seedDemoWork } from './seed-demo-work.ts'

interface DemoAccount {
  email: string
  name: string
  password: string
  /** As printed: what this account is for. */
  role: string
  enrolledAs: Role | null
  operator: boolean
}

const password = 'roundtrip-demo'

/** The accounts of the demo course. They exist in the embedded demo database only. */
export const demoAccounts: readonly DemoAccount[] = [
  {
    email: 'student@demo.test',
    name: 'Sam Student',
    password,
    role: 'student',
    enrolledAs: 'STUDENT',
    operator: false,
  },
  {
    email: 'student2@demo.test',
    name: 'Toni Second',
    password,
    role: 'another student',
    enrolledAs: 'STUDENT',
    operator: false,
  },
  {
    email: 'assistant@demo.test',
    name: 'Alex Assistant',
    password,
    role: 'teaching assistant',
    enrolledAs: 'ASSISTANT',
    operator: false,
  },
  {
    email: 'instructor@demo.test',
    name: 'Ina Instructor',
    password,
    role: 'instructor',
    enrolledAs: 'INSTRUCTOR',
    operator: false,
  },
  {
    email: 'operator@demo.test',
    name: 'Olu Operator',
    password,
    role: 'operator',
    enrolledAs: null,
    operator: true,
  },
]

const courseSlug = 'computer-networking'
/** Published exercises that a start names one by one. */
const namedMax = 12

/** Prepares the queue and publishes the exercises. Returns what to say of it: what was published, a line for each that was
 * refused and for each problem of a unit. */
export async function seedExercises(): Promise<string[]> {
  await prepareQueue()
  const [bundled, ...others] = exerciseRoots(process.cwd())
  const published = [
    ...(await publishFolders(bundled === undefined ? [] : [bundled], { tested: true })),
    ...(await publishFolders(others)),
  ]
  await fillInGlances()
  await fillInVariety()
  const { problems } = await findUnits(exerciseRoots(process.cwd()))
  const leftOut = problems.map(
    ({ file, line, says, fix }) => `Unit left out: ${file}:${line}: ${says} ${fix}`,
  )
  const news = published.flatMap(({ result }) =>
    result.ok && result.isNew ? [`${result.id} version ${result.version}`] : [],
  )
  const refused = published.flatMap(({ folder, result }) => {
    if (result.ok) return []
    const problems = 'problems' in result ? result.problems : []
    const details = problems
      .slice(0, 5)
      .map(({ file, line, says, fix }) => `\n  ${file}:${line}: ${says} ${fix}`)
    return [`Not published: ${folder}: ${result.says}${details.join('')}`]
  })
  // A first start publishes a hundred: nobody reads their names, and what was refused must not be lost among them.
  const told =
    news.length > namedMax
      ? [`Published ${news.length} exercises and labs.`]
      : news.map((one) => `Published ${one}.`)
  return [...told, ...refused, ...leftOut]
}

/** Everything of `seedExercises`, and the demo course with its accounts. For the embedded demo database only. */
export async function seedDemo(now: Date = new Date()): Promise<string[]> {
  const lines = await seedExercises()
  // Only those that are missing: hashing a password takes a third of a second of a processor.
  const emails = demoAccounts.map(({ email }) => email)
  const there = await database.user.findMany({ where: { email: { in: emails } }, select: { email: true } })
  const missing = demoAccounts.filter((account) => !there.some(({ email }) => email === account.email))
  await Promise.all(
    missing.map(({ email, name, operator }) => createUser({ email, name, password, operator })),
  )
  const course = await database.course.upsert({
    where: { slug: courseSlug },
    create: { slug: courseSlug, title: 'Computer Networking', seedSecret: randomBytes(32).toString('hex') },
    update: {},
  })
  const users = await database.user.findMany({ where: { email: { in: emails } } })
  await database.enrolment.createMany({
    data: demoAccounts.flatMap(({ email, enrolledAs }) => {
      const user = users.find((one) => one.email === email)
      return user === undefined || enrolledAs === null
        ? []
        : [{ courseId: course.id, userId: user.id, role: enrolledAs }]
    }),
    skipDuplicates: true,
  })
  const { units } = await findUnits([bundledRoot(process.cwd())])
  await seedDemoAssignments(course.id, units, now)
  await seedDemoWork(course.id, now)
  return lines
}
