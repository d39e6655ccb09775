import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { askAddressChange } from '#server/auth/address/ask-address-change.ts'
import { confirmAddress } from '#server/auth/address/confirm-address.ts'
import { askReset } from '#server/auth/password/ask-reset.ts'
import { resetPassword } from '#server/auth/password/reset-password.ts'
import { signIn } from '#server/auth/sign-in/sign-in.ts'
import { database } from '#server/database/client.ts'
import { acceptAsNew } from '#server/joining/accept-as-new.ts'
import { deliverMail } from '#server/letters/deliver-mail.ts'
import { findMailHealth } from '#server/mail/find-mail-health.ts'
import { mailSettings } from '#server/mail/mail-settings.ts'
import { openPost, type Post } from '#server/mail/open-post.ts'
import { stopSender } from '#server/queue/enqueue-run.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'
import { addToRoster } from '#server/roster/add-to-roster.ts'
import { findRoster } from '#server/roster/find-roster.ts'
import { mailInvitations } from '#server/roster/mail-invitations.ts'
import { withdrawInvitations } from '#server/roster/withdraw-invitations.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'
import { createUser } from '#server/users/create-user.ts'
import { type MailServer, startMailServer } from '../../tests/support/mail-server.ts'

vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ set() {}, get() {}, delete() {} }),
}))

const site = 'https://exercises.example.test'
const password = 'a password for tests'
let server: MailServer
let post: Post
let course: TestCourse
beforeAll(async () => {
  process.env.BETTER_AUTH_SECRET = 'a secret for tests, of 32 characters or more'
  server = await startMailServer()
  process.env.SMTP_URL = server.url
  process.env.MAIL_FROM = 'Roundtrip <exercises@example.test>'
  const settings = mailSettings()
  if (settings === null) throw new Error('Mail is set up here.')
  post = openPost(settings)
  await prepareQueue()
  course = await makeCourse()
})
afterAll(async () => {
  delete process.env.SMTP_URL
  delete process.env.MAIL_FROM
  post.close()
  await server.close()
  await stopSender()
  await database.$disconnect()
})

/** What the worker does with each letter that waits; what came of them, and what arrived. */
async function deliverAll(now?: Date) {
  server.letters.length = 0
  const waiting = await database.mail.findMany({
    where: { sentAt: null, failedAt: null },
    select: { id: true },
  })
  const results: string[] = []
  for (const { id } of waiting) {
    const deliver = () => deliverMail(id, { post, site, onFailure: () => {} }, now)
    const result = await deliver()
    results.push(result)
    // The queue hands a job out at least once: the second time nothing is sent.
    if (result === 'done') expect(await deliver()).toBe('done')
  }
  return { results, letters: server.letters.map(({ to, text }) => ({ to: to.join(), text })) }
}
const linkIn = (text = '', path: string) =>
  new RegExp(`${site}/${path}/([\\w-]{43})\\n`).exec(text)?.[1] ?? ''
const invite = (text: string) =>
  addToRoster(course.instructor, { slug: course.slug, text, role: 'STUDENT', origin: site, mail: true })
const which = () => ({ slug: course.slug, invitationIds: null })
const enter = (token: string) => acceptAsNew({ token, name: 'Eve', password }, new Headers())
const askFor = (address: unknown) => askReset(address, new Headers())
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000)

it('mails invitations: nobody but the invited sees a link, and whoever opens it reads mail there', async () => {
  // What would be a header of its own, if a line break were left in it.
  await database.course.update({
    where: { id: course.courseId },
    data: { title: 'Nets\r\nBcc: spy@example.test' },
  })
  expect(await invite('ada@example.test\nbob@example.test')).toMatchObject({
    ok: true,
    mailed: 2,
    made: null,
  })
  const jobs = await database.$queryRaw<{ data: object }[]>`SELECT data FROM pgboss.job WHERE name = 'mail'`
  expect(jobs.map(({ data }) => Object.keys(data))).toEqual([['mailId'], ['mailId']])
  expect(await mailInvitations(course.instructor, which())).toMatchObject({ code: 'just-mailed' })
  await withdrawInvitations(course.instructor, {
    slug: course.slug,
    invitationIds: [
      (await database.invitation.findFirstOrThrow({ where: { email: 'bob@example.test' } })).id,
    ],
  })

  const { results, letters } = await deliverAll()
  expect([results, letters.map(({ to }) => to)]).toEqual([['done'], ['ada@example.test']])
  const [letter] = server.letters
  expect(letter?.raw).not.toMatch(/^Bcc:/m)
  expect(letter?.raw).toMatch(/^Subject: You are invited to Nets Bcc: spy@example.test\r$/m)
  expect(letter?.from).toBe('exercises@example.test')
  expect(letter?.raw).toMatch(/^Auto-Submitted: auto-generated\r$/m)
  const token = linkIn(letter?.text, 'invitations')
  expect(JSON.stringify(await database.mail.findMany())).not.toContain(token)
  expect(await acceptAsNew({ token, name: 'Ada', password }, new Headers())).toMatchObject({ ok: true })
  expect(await database.user.findUnique({ where: { email: 'ada@example.test' } })).toMatchObject({
    emailVerified: true,
  })
})

it('mails anew, where a letter was refused, and says so on the roster', async () => {
  await invite('eve@example.test')
  server.refuseWith(550)
  expect(await deliverAll()).toEqual({ results: ['done'], letters: [] })
  const show = async () =>
    (await findRoster(course.instructor, { slug: course.slug, show: 'invited' }))?.invitations[0]?.mail
  expect(await show()).toMatchObject({
    state: 'failed',
    because: expect.stringContaining('No such letter box'),
  })
  expect(await findMailHealth(new Date())).toMatchObject({
    by: { from: 'exercises@example.test' },
    waiting: 0,
    givenUp: 1,
    failure: { remedy: expect.stringContaining('takes no mail') },
  })
  server.refuseWith(null)
  expect(await mailInvitations(course.instructor, which())).toEqual({ ok: true, mailed: 1 })
  const first = linkIn((await deliverAll()).letters[0]?.text, 'invitations')
  expect(await show()).toMatchObject({ state: 'sent' })
  // A newer letter ends the link of the one before.
  expect(await mailInvitations(course.instructor, which(), later(20))).toEqual({ ok: true, mailed: 1 })
  const second = linkIn((await deliverAll(later(20))).letters[0]?.text, 'invitations')
  expect([(await enter(first)).ok, (await enter(second)).ok]).toEqual([false, true])
})

it('mails a link for a new password to who has an account, and says the same to all', async () => {
  const email = 'forgot@example.test'
  await createUser({ email, name: 'Forgot', password })
  await database.user.update({ where: { email }, data: { emailVerified: false } })
  expect(await askFor(' Forgot@example.test ')).toEqual({ ok: true, address: email })
  expect(await askFor('nobody@example.test')).toEqual({ ok: true, address: 'nobody@example.test' })
  for (const odd of [
    '',
    null,
    'a@b.test, c@d.test',
    'a@b.test\r\nBcc: c@d.test',
    'a@b.test\0',
    'ü@bücher.test',
  ])
    expect(await askFor(odd)).toMatchObject({ code: 'invalid' })
  const { letters } = await deliverAll()
  expect(letters.map(({ to }) => to)).toEqual([email])
  expect(await database.mail.count({ where: { address: 'nobody@example.test' } })).toBe(0)
  const token = linkIn(letters[0]?.text, 'reset')
  expect(await resetPassword({ token, password: 'another password' }, new Headers())).toMatchObject({
    ok: true,
  })
  expect((await database.user.findUnique({ where: { email } }))?.emailVerified).toBe(true)

  // Asked often, it still says the same, and fills no letter box.
  for (let times = 0; times < 5; times += 1) expect(await askFor(email)).toMatchObject({ ok: true })
  expect((await deliverAll()).letters).toHaveLength(2)
})

it('gives an account another address once its owner opened the link there, and tells the old one', async () => {
  const [old, fresh] = ['old@example.test', 'new@example.test']
  await createUser({ email: old, name: 'Mover', password })
  const mover = await database.user.findUniqueOrThrow({ where: { email: old } })
  const ask = (address: string, secret = password) => askAddressChange(mover, { address, password: secret })
  expect(await ask(fresh, 'a wrong one')).toMatchObject({ code: 'wrong' })
  expect(await ask(old)).toMatchObject({ code: 'same' })
  expect(await ask('no address')).toMatchObject({
    says: 'Not changed: the new address is not an email address.',
  })
  expect(await ask(fresh)).toEqual({ ok: true })
  await askReset(old, new Headers())
  const asked = await deliverAll()
  const token = linkIn(asked.letters.find(({ to }) => to === fresh)?.text, 'address')
  const reset = linkIn(asked.letters.find(({ to }) => to === old)?.text, 'reset')
  expect(await confirmAddress(token, later(25 * 60))).toMatchObject({ code: 'ended' })
  expect(await confirmAddress(token)).toEqual({ ok: true, address: fresh })
  expect(await confirmAddress(token)).toMatchObject({ code: 'ended' })
  expect(await signIn({ email: fresh, password }, new Headers())).toMatchObject({ ok: true })
  expect(await resetPassword({ token: reset, password }, new Headers())).toMatchObject({ code: 'ended' })
  expect((await deliverAll()).letters).toMatchObject([
    { to: old, text: expect.stringContaining('no longer') },
  ])

  // An address that has an account is told to its owner alone.
  const again = await database.user.findUniqueOrThrow({ where: { email: fresh } })
  expect(await askAddressChange(again, { address: 'ada@example.test', password })).toEqual({ ok: true })
  const taken = linkIn((await deliverAll()).letters[0]?.text, 'address')
  expect(await confirmAddress(taken)).toMatchObject({ code: 'taken' })
})

it('tries again what may pass, gives it up after two days, and quotes no password', async () => {
  await askReset('forgot@example.test', new Headers(), later(60))
  server.refuseWith(451)
  expect((await deliverAll()).results).toEqual(['again'])
  expect(await findMailHealth(later(1))).toMatchObject({
    waiting: 1,
    failure: { because: expect.any(String) },
  })
  expect((await deliverAll(later(3 * 24 * 60))).results).toEqual(['done'])
  expect(await database.mail.count({ where: { sentAt: null, failedAt: null } })).toBe(0)
  server.refuseWith(null)

  const strict = await startMailServer({ auth: { user: 'exercises', pass: 'right' } })
  process.env.SMTP_URL = strict.url.replace('//', '//exercises:wr%40ng@')
  const settings = mailSettings()
  if (settings === null) throw new Error('Mail is set up here.')
  const wrong = openPost(settings)
  await askReset('forgot@example.test', new Headers(), later(120))
  const [{ id } = { id: '' }] = await database.mail.findMany({ where: { sentAt: null, failedAt: null } })
  const said: string[] = []
  const onFailure = (_id: string, because: string) => said.push(because)
  expect(await deliverMail(id, { post: wrong, site, onFailure })).toBe('again')
  wrong.close()
  await strict.close()
  expect(said.join()).toMatch(/Invalid username/)
  const { failure } = await database.mail.findUniqueOrThrow({ where: { id } })
  expect(failure).toMatchObject({ remedy: expect.stringContaining('user and the password') })
  expect(JSON.stringify(failure)).not.toMatch(/wr@ng|wr%40ng/)
})
