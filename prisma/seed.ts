// What a database starts with. On the embedded demo database: a course with accounts to try it. Everywhere: the
// bundled exercises, published. Safe to run at every start: what is there stays as it is.
import { randomBytes } from 'node:crypto'
import { exerciseRoots } from '#graders/exercise/source/exercise-roots.ts'
import type { Role } from '#prisma-client'
import { database } from '#server/database/client.ts'
import { fillInGlances } from '#server/exercises/fill-in-glances.ts'
import { publishFolders } from '#server/exercises/publish-folders.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'
import { createUser } from '#server/users/create-user.ts'
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
const demoAssignments = [
  {
    title: 'Application layer: delay and sockets',
    dueInDays: 14,
    items: [
      { exerciseId: 'http-nonpersistent-delay', points: 10 },
      { exerciseId: 'tcp-uppercase-client', points: 20 },
      { exerciseId: 'udp-uppercase-server', points: 20 },
    ],
  },
  {
    title: 'Socket programs',
    dueInDays: 16,
    items: [
      { exerciseId: 'udp-uppercase-client', points: 20 },
      { exerciseId: 'tcp-uppercase-server', points: 20 },
      { exerciseId: 'udp-pinger', points: 20 },
    ],
  },
  {
    title: 'HTTP messages by hand',
    dueInDays: 18,
    items: [
      { exerciseId: 'http-conditional-get', points: 10 },
      { exerciseId: 'http-post-form', points: 10 },
      { exerciseId: 'http-response-for-situation', points: 10 },
      { exerciseId: 'http-range-line', points: 10 },
    ],
  },
  {
    title: 'DNS zones',
    dueInDays: 21,
    items: [
      { exerciseId: 'dns-publish-site', points: 10 },
      { exerciseId: 'dns-mail-and-glue', points: 10 },
      { exerciseId: 'dns-find-faults', points: 10 },
      { exerciseId: 'dns-what-a-cache-answers', points: 10 },
      { exerciseId: 'dns-name-for-an-address', points: 10 },
    ],
  },
  {
    title: 'Packet filters',
    dueInDays: 25,
    items: [
      { exerciseId: 'protect-a-web-server', points: 10 },
      { exerciseId: 'web-and-mail-behind-a-firewall', points: 10 },
      { exerciseId: 'repair-a-mail-policy', points: 10 },
      { exerciseId: 'which-rule-decides', points: 10 },
      { exerciseId: 'what-a-filter-sees', points: 10 },
      { exerciseId: 'what-a-firewall-remembers', points: 10 },
    ],
  },
  {
    title: 'Ways to load a page',
    dueInDays: 15,
    items: [
      { exerciseId: 'http-persistent-delay', points: 10 },
      { exerciseId: 'http-pipelined-delay', points: 10 },
      { exerciseId: 'http-parallel-connections', points: 10 },
      { exerciseId: 'http-dns-before', points: 10 },
      { exerciseId: 'http-which-is-fastest', points: 20 },
    ],
  },
  {
    title: 'Space-time diagrams',
    dueInDays: 16,
    items: [
      { exerciseId: 'http-draw-one-file', points: 10 },
      { exerciseId: 'http-draw-page', points: 10 },
      { exerciseId: 'http-draw-persistent', points: 10 },
      { exerciseId: 'http-draw-pipelined', points: 10 },
      { exerciseId: 'http-draw-parallel', points: 10 },
    ],
  },
  {
    title: 'Links, queues and windows',
    dueInDays: 12,
    items: [
      { exerciseId: 'store-and-forward-path', points: 10 },
      { exerciseId: 'voice-in-packets', points: 10 },
      { exerciseId: 'burst-at-a-router', points: 10 },
      { exerciseId: 'busy-link', points: 10 },
      { exerciseId: 'bottleneck-throughput', points: 10 },
      { exerciseId: 'stop-and-wait-utilisation', points: 10 },
      { exerciseId: 'access-link-with-a-cache', points: 10 },
      { exerciseId: 'what-conditional-get-saves', points: 10 },
      { exerciseId: 'server-or-swarm', points: 10 },
    ],
  },
  {
    title: 'Protocols and transport services',
    dueInDays: 13,
    items: [
      { exerciseId: 'which-protocol-for-it', points: 10 },
      { exerciseId: 'order-of-socket-calls', points: 10 },
      { exerciseId: 'what-applications-need', points: 10 },
      { exerciseId: 'what-a-call-does', points: 10 },
    ],
  },
  {
    title: 'Web caching',
    dueInDays: 18,
    items: [{ exerciseId: 'who-may-answer-from-a-cache', points: 10 }],
  },
  {
    title: 'E-mail',
    dueInDays: 19,
    items: [
      { exerciseId: 'path-of-a-message', points: 10 },
      { exerciseId: 'order-of-an-smtp-dialogue', points: 10 },
      { exerciseId: 'smtp-lines', points: 10 },
    ],
  },
  {
    title: 'DNS under attack',
    dueInDays: 22,
    items: [
      { exerciseId: 'dns-attacks-and-defences', points: 10 },
      { exerciseId: 'dns-what-a-forger-must-guess', points: 10 },
    ],
  },
  {
    title: 'IPsec, TLS and PGP',
    dueInDays: 26,
    items: [
      { exerciseId: 'order-of-sealing-a-letter', points: 10 },
      { exerciseId: 'who-reads-what-on-the-way', points: 10 },
    ],
  },
]
const dayMs = 86_400_000
/** Late work is taken for so long, for 10 % a day. */
const lateDays = 3

/** Prepares the queue and publishes the exercises. Returns one line per exercise that was published or refused. */
export async function seedExercises(): Promise<string[]> {
  await prepareQueue()
  const published = await publishFolders(exerciseRoots(process.cwd()))
  await fillInGlances()
  return published.flatMap(({ folder, result }) => {
    if (result.ok) return result.isNew ? [`Published ${result.id} version ${result.version}.`] : []
    const problems = 'problems' in result ? result.problems : []
    const details = problems
      .slice(0, 5)
      .map(({ file, line, says, fix }) => `\n  ${file}:${line}: ${says} ${fix}`)
    return [`Not published: ${folder}: ${result.says}${details.join('')}`]
  })
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
  for (const [position, demo] of demoAssignments.entries())
    await seedAssignment(course.id, position, demo, now)
  await seedDemoWork(course.id, now)
  return lines
}

async function seedAssignment(
  courseId: string,
  position: number,
  demo: (typeof demoAssignments)[number],
  now: Date,
): Promise<void> {
  const assignment = await database.assignment.upsert({
    where: { courseId_position: { courseId, position } },
    create: {
      courseId,
      title: demo.title,
      position,
      opensAt: new Date(now.getTime() - dayMs),
      dueAt: new Date(now.getTime() + demo.dueInDays * dayMs),
      lateUntil: new Date(now.getTime() + (demo.dueInDays + lateDays) * dayMs),
      latePenalty: 10,
    },
    update: {},
  })
  for (const [itemPosition, { exerciseId, points }] of demo.items.entries()) {
    const version = await database.exerciseVersion.findFirst({
      where: { exerciseId },
      orderBy: { version: 'desc' },
    })
    if (version === null) continue
    // An item keeps the version that it was made with, whatever is published later.
    await database.assignmentItem.createMany({
      data: [{ assignmentId: assignment.id, position: itemPosition, points, exerciseVersionId: version.id }],
      skipDuplicates: true,
    })
  }
}
