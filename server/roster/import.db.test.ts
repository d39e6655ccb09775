import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { database } from '#server/database/client.ts'
import { acceptInvitation } from '#server/joining/accept-invitation.ts'
import { addToRoster } from '#server/roster/add-to-roster.ts'
import { findRoster } from '#server/roster/find-roster.ts'
import { setSection } from '#server/roster/move-people.ts'
import { previewImport } from '#server/roster/preview-import.ts'
import { renewInvitations } from '#server/roster/renew-invitations.ts'
import { withdrawInvitations } from '#server/roster/withdraw-invitations.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'

let course: TestCourse
beforeAll(async () => {
  course = await makeCourse()
})
afterAll(() => database.$disconnect())

const origin = 'https://exercises.example.test'
const add = (text: string, role: 'STUDENT' | 'ASSISTANT' = 'STUDENT', now?: Date) =>
  addToRoster(course.instructor, { slug: course.slug, text, role, origin }, now)
const steps = (answer: Awaited<ReturnType<typeof add>>) =>
  answer.ok ? answer.plan.people.map(({ email, step }) => `${email.split('-')[0]} ${step}`) : answer.says
const roleOf = async (userId: string) =>
  (await database.enrolment.findUnique({ where: { courseId_userId: { courseId: course.courseId, userId } } }))
    ?.role
const crowd = (count: number) =>
  Array.from({ length: count }, (_, at) => `crowd-${at}@example.test`).join('\n')
const acts = async (email: string) =>
  (await database.auditEntry.findMany({ where: { email }, orderBy: { id: 'asc' } })).map(({ act }) => act)

const sees = async (userId: string) =>
  (await findRoster(course.instructor, { slug: course.slug }))?.members.find(({ id }) => id === userId)?.sees

describe('adding people', () => {
  it('says what will happen, does it, and does nothing when asked again', async () => {
    const { instructor, stranger, student, slug } = course
    const text = `Email;Name;Section
${stranger.email.toUpperCase()};Stranger;A
${student.email};;b
new-1@example.test;New One;A
nonsense;;`
    const plan = await previewImport(instructor, { slug, text, role: 'STUDENT' })
    expect(plan).toMatchObject({
      ok: true,
      plan: { newSections: ['A', 'b'], unreadable: [{ line: 5, text: expect.stringContaining('nonsense') }] },
    })
    expect(await database.invitation.count({ where: { courseId: course.courseId } })).toBe(0)

    const done = await add(text)
    expect(done).toMatchObject({ ok: true, plan: plan.ok ? plan.plan : null })
    expect(steps(done)).toEqual(['stranger enrol', 'student move', 'new invite'])
    expect(await roleOf(stranger.id)).toBe('STUDENT')
    const [link] = done.ok ? (done.made?.links ?? []) : []
    expect(link).toMatchObject({
      email: 'new-1@example.test',
      link: expect.stringMatching(/^https:\/\/exercises.*\/invitations\/[\w-]{43}$/),
    })
    expect(done.ok && done.made?.csv).toContain(`New One,new-1@example.test,${link?.link}`)
    // The link itself is nowhere.
    const stored = JSON.stringify(await database.invitation.findMany())
    expect(stored).not.toContain(link?.link.split('/').at(-1))

    const again = await add(text)
    expect(steps(again)).toEqual(['stranger present', 'student present', 'new invited'])
    expect(again).toMatchObject({ made: null, plan: { newSections: [] } })
    expect(await acts(stranger.email)).toEqual(['enrolled'])
    expect(await acts(student.email)).toEqual(['section-changed'])
    expect(await acts('new-1@example.test')).toEqual(['invited'])
    // Sections are told apart as people do.
    expect(steps(await add(`email,section\n${student.email},B`))).toEqual(['student present'])
  })

  it('makes one invitation, however many ask at once', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => add('twice-1@example.test')))
    expect(answers.filter((answer) => answer.ok && answer.made !== null)).toHaveLength(1)
    expect(await database.invitation.count({ where: { email: 'twice-1@example.test' } })).toBe(1)
  })

  it('gives no role of staff on the word of an address that nobody checked', async () => {
    const { stranger } = await makeCourse()
    expect(steps(await add(stranger.email, 'ASSISTANT'))).toEqual(['stranger invite'])
    await database.user.update({ where: { id: stranger.id }, data: { emailVerified: true } })
    expect(steps(await add(stranger.email, 'ASSISTANT'))).toEqual(['stranger enrol'])
    expect(await database.invitation.count({ where: { email: stranger.email } })).toBe(0)
  })

  it('takes four hundred at once, and no more than a thousand', async () => {
    const done = await add(crowd(400))
    expect(done.ok && done.made?.links).toHaveLength(400)
    expect(await add(crowd(1_001))).toMatchObject({ ok: false, code: 'too-many' })
    expect(await add('')).toMatchObject({ code: 'no-address', says: expect.stringContaining('paste') })
    expect(await add('ada')).toMatchObject({ code: 'no-address', says: expect.stringContaining('line 1') })
  })
})

describe('invitations', () => {
  it('are renewed and withdrawn, and both are written down', async () => {
    const { instructor, slug, courseId } = course
    await add('late-1@example.test')
    const find = () =>
      database.invitation.findUnique({
        where: { courseId_email: { courseId, email: 'late-1@example.test' } },
      })
    const before = await find()
    const which = { slug, invitationIds: [before?.id ?? ''] }
    const renewed = await renewInvitations(instructor, { ...which, origin })
    expect(renewed).toMatchObject({ ok: true, made: { links: [{ email: 'late-1@example.test' }] } })
    expect((await find())?.tokenHash).not.toBe(before?.tokenHash)
    expect(await withdrawInvitations(instructor, which)).toEqual({ ok: true, withdrawn: 1 })
    expect(await withdrawInvitations(instructor, which)).toMatchObject({ ok: false, code: 'gone' })
    expect(await find()).toBeNull()
    expect(await acts('late-1@example.test')).toEqual([
      'invited',
      'invitation-renewed',
      'invitation-withdrawn',
    ])
  })

  it('of another course stay as they are', async () => {
    const other = await makeCourse()
    await add('mine-1@example.test')
    const mine = await database.invitation.findFirstOrThrow({ where: { email: 'mine-1@example.test' } })
    expect(
      await withdrawInvitations(other.instructor, { slug: other.slug, invitationIds: [mine.id] }),
    ).toMatchObject({ code: 'gone' })
  })

  it('that ended are made anew by adding again', async () => {
    await add('slow-1@example.test', 'STUDENT', new Date(Date.now() - 31 * 86_400_000))
    expect(steps(await add('slow-1@example.test'))).toEqual(['slow invite'])
  })
})

describe('the roster', () => {
  it('is sought in and paged on the server', async () => {
    const { instructor, slug } = course
    const first = await findRoster(instructor, { slug, show: 'invited', find: 'CROWD-' })
    expect(first).toMatchObject({ found: 400, pages: 8, members: [] })
    expect(first?.invitations).toHaveLength(50)
    const last = await findRoster(instructor, { slug, show: 'invited', find: 'crowd-', page: 99 })
    expect(last?.filters.page).toBe(8)
    expect(last?.invitations.at(-1)?.email).toBe('crowd-399@example.test')
    expect((await findRoster(instructor, { slug, find: 'other-' }))?.members).toMatchObject([
      { name: 'other' },
    ])
    expect((await findRoster(instructor, { slug, show: 'ASSISTANT' }))?.found).toBe(2)
  })

  it('moves many to a section, and forgets a section with its last one', async () => {
    const { instructor, slug, student, otherStudent } = course
    const userIds = [student.id, otherStudent.id]
    expect(await setSection(instructor, { slug, userIds, to: 'Evening' })).toEqual({
      ok: true,
      moved: 2,
    })
    expect(await setSection(instructor, { slug, userIds, to: 'evening' })).toEqual({
      ok: true,
      moved: 0,
    })
    const roster = await findRoster(instructor, { slug })
    const evening = roster?.sections.find(({ name }) => name === 'Evening')
    expect(evening?.people).toBe(2)
    const within = await findRoster(instructor, { slug, section: evening?.id ?? '' })
    expect(within?.members.map(({ name }) => name)).toEqual(['other', 'student'])
    expect(await setSection(instructor, { slug, userIds, to: null })).toEqual({ ok: true, moved: 2 })
    expect((await findRoster(instructor, { slug }))?.sections.map(({ name }) => name)).toEqual(['A'])
    expect(await setSection(instructor, { slug, userIds, to: ' ' })).toMatchObject({
      says: 'Nobody was moved: the section has no name.',
    })
    const { instructor: elsewhere, slug: theirs } = await makeCourse()
    expect(await setSection(elsewhere, { slug: theirs, userIds, to: 'X' })).toMatchObject({
      code: 'gone',
    })
  })
})

describe('assistants of sections', () => {
  it('are limited by a table, with an account or by their invitation, and by nothing that cannot be read', async () => {
    const { assistant, slug } = course
    const text = `email,sees\n${assistant.email},Mo 10 | Di 12\nhelper@example.test,Mo 10\nodd@example.test,|`
    const done = await add(text, 'ASSISTANT')
    expect(done).toMatchObject({
      ok: true,
      plan: {
        people: [
          { step: 'move', sees: 'Di 12, Mo 10', seesBefore: 'all students' },
          { step: 'invite', sees: 'Mo 10' },
        ],
        unreadable: [{ line: 4 }],
      },
    })
    expect(await sees(assistant.id)).toEqual(['Di 12', 'Mo 10'])
    expect(steps(await add(text, 'ASSISTANT'))).toEqual(['assistant present', 'helper@example.test invited'])
    // What the text does not say stays.
    await add(assistant.email, 'ASSISTANT')
    expect(await sees(assistant.id)).toEqual(['Di 12', 'Mo 10'])

    const waiting = await findRoster(course.instructor, { slug, show: 'invited', find: 'helper' })
    expect(waiting?.invitations.find(({ email }) => email === 'helper@example.test')?.sees).toEqual(['Mo 10'])
    const token = done.ok ? done.made?.links[0]?.link.split('/').at(-1) : ''
    const { id } = await database.user.create({
      data: { id: crypto.randomUUID(), email: 'helper@example.test', name: 'Helper' },
    })
    const viewer = { id, email: 'helper@example.test', name: 'Helper', operator: false }
    expect(await acceptInvitation(viewer, { token })).toMatchObject({ ok: true })
    expect(await sees(id)).toEqual(['Mo 10'])

    expect(steps(await add(`email,sees\n${assistant.email},all`, 'ASSISTANT'))).toEqual(['assistant move'])
    expect(await sees(assistant.id)).toBeNull()
    expect(await acts(assistant.email)).toEqual(['assistant-limited', 'assistant-limited'])
  })
})
