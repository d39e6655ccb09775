// Launches from a platform that was written from the documents, as they are to be and as nobody may send them.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { findViewer } from '#server/auth/session/find-viewer.ts'
import { database } from '#server/database/client.ts'
import { linkCourse } from '#server/lti/courses/link-course.ts'
import { enter } from '#server/lti/launch/enter.ts'
import { makeLinkCode } from '#server/lti/launch/link-code.ts'
import { setPlatformOpen } from '#server/lti/platforms/close-platform.ts'
import { forgetPlatformKeys } from '#server/lti/wire/platform-keys.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'
import { LaunchBrowser } from '../../../tests/lti-platform/browser.ts'
import { confusedJwt, makeRsaKey, signJwt, unsignedJwt } from '../../../tests/lti-platform/jwt.ts'
import { type LaunchBench, openLaunchBench, toolSite } from '../../../tests/lti-platform/launch-bench.ts'
import { roles } from '../../../tests/lti-platform/platform.ts'

const lti = 'https://purl.imsglobal.org/spec/lti/claim/'
let bench: LaunchBench
let course: TestCourse
beforeAll(async () => {
  process.env.BETTER_AUTH_SECRET = 'a secret for tests, of 32 characters or more'
  process.env.BETTER_AUTH_URL = toolSite
  bench = await openLaunchBench()
  course = await makeCourse()
})
afterAll(async () => {
  delete process.env.BETTER_AUTH_URL
  await bench.platform.close()
  await database.$disconnect()
})
beforeEach(() => {
  bench.platform.tamper = (payload) => payload
  bench.platform.sign = (payload) => signJwt(payload, bench.platform.key)
})

const browserOf = () => new LaunchBrowser(toolSite)
/** Takes the session's cookie, as the page's action does. */
async function come(browser: LaunchBrowser, code: string | null = null): Promise<string> {
  const entered = await enter(code, browser.headers())
  if (!entered.ok) return entered.says
  browser.jar.set('roundtrip.launch', entered.cookie)
  return entered.path
}
const viewerIn = (browser: LaunchBrowser) => findViewer(browser.headers())
async function codeOf(viewer: {
  id: string
  name: string
  email: string
  operator: boolean
}): Promise<string> {
  const made = await makeLinkCode(viewer, {})
  if (!made.ok) throw new Error('A code is made for whoever is signed in.')
  return made.code
}
const letIn = (instructorsAs: 'ASSISTANT' | 'INSTRUCTOR') =>
  database.ltiContext.updateMany({ data: { instructorsAs } })
const roleOf = async (userId = '') =>
  (await database.enrolment.findFirst({ where: { userId, courseId: course.courseId } }))?.role ?? null

it('makes an account at the first launch, links the course by its instructor, and lets students in', async () => {
  const early = browserOf()
  expect(await bench.launch(early)).toMatch(/code=not-linked/)
  expect([await viewerIn(early), await database.ltiLaunch.count()]).toEqual([null, 0])

  // The instructor has an account here, and is known by a code of it: nobody is found by an address.
  const ines = browserOf()
  await database.user.update({ where: { id: course.instructor.id }, data: { email: 'ines@uni.test' } })
  expect(await bench.launch(ines, { person: 'ines' })).toBe('/lti/enter')
  expect(await come(ines, 'AAAA-AAAA')).toMatch(/No account gave out this code/)
  const code = await codeOf(course.instructor)
  expect(await come(ines, code.toLowerCase())).toBe('/lti/course')
  const instructor = await viewerIn(ines)
  expect(instructor).toMatchObject({ id: course.instructor.id, within: [], operator: false })
  if (instructor === null) return
  const settings = { instructorsAs: null, makesColumns: true }
  const other = await makeCourse()
  expect(await linkCourse(instructor, { to: { slug: other.slug }, ...settings })).toMatchObject({
    code: 'not-found',
  })
  const make = { slug: 'made-by-launch', title: 'Made' }
  expect(await linkCourse(instructor, { to: { make }, ...settings })).toMatchObject({ code: 'not-made' })
  expect(await linkCourse(instructor, { to: { slug: course.slug }, ...settings })).toEqual({
    ok: true,
    path: `/courses/${course.slug}`,
  })
  expect(await linkCourse(instructor, { to: { slug: course.slug }, ...settings })).toMatchObject({
    code: 'linked',
  })

  const ada = browserOf()
  const target = `${toolSite}/assignments/${course.assignmentId}`
  expect(await bench.launch(ada, { target })).toBe('/lti/enter')
  expect(await come(ada)).toBe(`/assignments/${course.assignmentId}`)
  const student = await viewerIn(ada)
  expect(await roleOf(student?.id)).toBe('STUDENT')
  expect(await bench.launch(browserOf(), { target })).toBe(`/assignments/${course.assignmentId}`)
  expect(await database.ltiMember.count({ where: { userId: student?.id ?? '' } })).toBe(1)
  // Of an assignment elsewhere there is the course.
  const elsewhere = `${toolSite}/assignments/${other.assignmentId}`
  expect(await bench.launch(browserOf(), { target: elsewhere })).toBe(`/courses/${course.slug}`)
})

it('raises nobody: whoever is in the course keeps their role, and others come in as the link says', async () => {
  const { platform } = bench
  platform.people.set('ada', { subject: 'ada-at-the-platform', name: 'Ada L', roles: [roles.instructor] })
  const again = browserOf()
  expect(await bench.launch(again)).toBe(`/courses/${course.slug}`)
  expect(await roleOf((await viewerIn(again))?.id)).toBe('STUDENT')
  platform.people.set('ada', { subject: 'ada-at-the-platform', name: 'Ada L', roles: [roles.learner] })

  const comes = async (person: string, its: string[]) => {
    platform.people.set(person, { subject: `${person}-there`, name: person, roles: its })
    const browser = browserOf()
    const first = await bench.launch(browser, { person })
    const led = first === '/lti/enter' ? await come(browser) : first
    return (await roleOf((await viewerIn(browser))?.id)) ?? led
  }
  const assists = 'http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor#TeachingAssistant'
  const before = await database.user.count()
  expect(await comes('second', [roles.instructor])).toMatch(/do not come into the course/)
  expect(await database.user.count()).toBe(before)
  expect(await comes('admin', [roles.administrator])).toMatch(/does not say that you are/)
  await letIn('ASSISTANT')
  expect(await comes('third', [roles.instructor])).toBe('ASSISTANT')
  await letIn('INSTRUCTOR')
  expect(await comes('fourth', [roles.instructor])).toBe('INSTRUCTOR')
  expect(await comes('fifth', [assists, roles.instructor])).toBe('ASSISTANT')
  // An address that somebody has here is not theirs.
  platform.people.set('thief', {
    subject: 'thief-there',
    name: 'T',
    email: 'ines@uni.test',
    roles: [roles.learner],
  })
  const thief = browserOf()
  await bench.launch(thief, { person: 'thief' })
  await come(thief)
  const viewer = await viewerIn(thief)
  expect(viewer?.id).not.toBe(course.instructor.id)
  expect(viewer?.email).toMatch(/@platform\.invalid$/)
})

it('takes each answer once, in the browser that asked', async () => {
  const browser = browserOf()
  const form = await bench.ask(browser)
  expect(await bench.answer(browserOf(), form)).toMatch(/^\/lti\/problem\?code=other-browser&frame=/)
  expect(await bench.answer(browser, form)).toBe(`/courses/${course.slug}`)
  expect(await bench.answer(browser, form)).toMatch(/was used already/)
  // A message that was signed for one state is none for another.
  const [first, second] = [await bench.ask(browser), await bench.ask(browser)]
  second.set('id_token', first.get('id_token') ?? '')
  expect(await bench.answer(browser, second)).toMatch(/code=nonce/)
  // And a state is used up by whatever came with it.
  expect(await bench.answer(browser, second)).toMatch(/was used already/)
  const late = await bench.ask(browser)
  expect(await bench.answer(browser, late, new Date(Date.now() + 11 * 60_000))).toMatch(/was used already/)
})

type Payload = Record<string, unknown>
const now = () => Math.floor(Date.now() / 1_000)
const others = makeRsaKey('platform-1')
it.each<[string, { says?: Payload; sign?: (payload: Payload) => string }, string]>([
  ['nobody signed', { sign: unsignedJwt }, 'not-signed'],
  [
    'the public key signed as a secret',
    { sign: (payload) => confusedJwt(payload, bench.platform.key) },
    'not-signed',
  ],
  ['another key signed', { sign: (payload) => signJwt(payload, others) }, 'not-signed'],
  [
    'an unknown key signed',
    { sign: (payload) => signJwt(payload, others, { kid: 'nobody-knows' }) },
    'not-signed',
  ],
  ['what is no token', { sign: () => 'x.y.z' }, 'not-signed'],
  ['ended', { says: { iat: now() - 200, exp: now() - 100 } }, 'clock'],
  ['is of the future', { says: { iat: now() + 200, exp: now() + 300 } }, 'clock'],
  ['is old', { says: { iat: now() - 900, exp: now() + 900 } }, 'clock'],
  ['never ends', { says: { exp: undefined } }, 'clock'],
  ['is of another issuer', { says: { iss: 'https://elsewhere.test' } }, 'not-for-us'],
  ['is for somebody else', { says: { aud: 'another-tool' } }, 'not-for-us'],
  ['is for several, by somebody else', { says: { aud: ['tool-of-tests', 'x'], azp: 'x' } }, 'not-for-us'],
  ['is for several, of whom none is named', { says: { aud: ['tool-of-tests', 'x'] } }, 'not-for-us'],
  ['answers something else', { says: { nonce: 'another' } }, 'nonce'],
  ['is of another deployment', { says: { [`${lti}deployment_id`]: '8' } }, 'other-deployment'],
  ['is of LTI 2', { says: { [`${lti}version`]: '2.0.0' } }, 'not-understood'],
  ['is no launch', { says: { [`${lti}message_type`]: 'LtiSubmissionReview' } }, 'not-understood'],
  ['names nobody', { says: { sub: undefined } }, 'not-understood'],
  ['comes from no course', { says: { [`${lti}context`]: undefined } }, 'no-course'],
  [
    'leads elsewhere',
    { says: { [`${lti}target_link_uri`]: 'https://elsewhere.test/lti/launch' } },
    'foreign-target',
  ],
  [
    'leads elsewhere here',
    { says: { [`${lti}target_link_uri`]: `${toolSite}/assignments/x` } },
    'foreign-target',
  ],
])('refuses a message that %s', async (_, { says = {}, sign }, problem) => {
  bench.platform.tamper = (payload) => ({ ...payload, ...says })
  if (sign !== undefined) bench.platform.sign = sign
  const browser = browserOf()
  expect(await bench.launch(browser)).toMatch(new RegExp(`^/lti/problem\\?code=${problem}&`))
  expect(await viewerIn(browser)).toBeNull()
})

it('refuses a login that leads elsewhere, and of whom it does not know', async () => {
  const browser = browserOf()
  const led = async (target: string) => (await bench.ask(browser, { target })).get('led')
  for (const target of [
    'https://elsewhere.test/lti/launch',
    `${toolSite}@elsewhere.test/lti/launch`,
    `${toolSite}/sign-in`,
    '/lti/launch',
  ]) {
    expect(await led(target)).toMatch(/code=foreign-target/)
  }
  const { platform } = bench
  const clientId = platform.clientId
  platform.clientId = 'another'
  expect(await led(`${toolSite}/lti/launch`)).toBe('')
  platform.clientId = clientId
  await setPlatformOpen(course.operator, { platformId: bench.platformId, open: false })
  expect(await led(`${toolSite}/lti/launch`)).toMatch(/code=disabled-platform/)
  await setPlatformOpen(course.operator, { platformId: bench.platformId, open: true })
})

it('offers a tab where a browser keeps no cookie, before the hint is used', async () => {
  const address = bench.platform.loginAddress({
    person: 'ada',
    target: `${toolSite}/lti/launch`,
    context: 'course-1',
    message: 'LtiResourceLinkRequest',
    link: 'link-1',
    lineItem: null,
  })
  const { startLogin } = await import('#server/lti/launch/start-login.ts')
  const follow = async (at: string) =>
    (await startLogin(new URL(at, toolSite).searchParams, new Headers())).headers.get('location') ?? ''
  const tried = await follow(address)
  expect(tried).toMatch(/^\/lti\/login\?.*tried=1/)
  expect(await follow(tried)).toMatch(/^\/lti\/tab\?.*lti_message_hint=.*frame=/)
})

it('fetches new keys of the platform once, and not for each key that is invented', async () => {
  const { platform } = bench
  forgetPlatformKeys()
  await bench.launch(browserOf())
  const asked = platform.keysAsked
  await bench.launch(browserOf())
  expect(platform.keysAsked).toBe(asked)
  const fresh = makeRsaKey('platform-2')
  platform.published = [platform.key, fresh]
  platform.sign = (payload) => signJwt(payload, fresh)
  // Within half a minute of the last time nobody is asked again.
  expect(await bench.launch(browserOf())).toMatch(/code=not-signed/)
  expect(platform.keysAsked).toBe(asked)
  const browser = browserOf()
  platform.tamper = (payload) => ({ ...payload, iat: now() + 40, exp: now() + 100 })
  expect(await bench.launch(browser, {}, new Date(Date.now() + 40_000))).toBe(`/courses/${course.slug}`)
  expect(platform.keysAsked).toBe(asked + 1)
})

it('ends the sessions of a platform that is closed', async () => {
  const browser = browserOf()
  await bench.launch(browser)
  expect(await viewerIn(browser)).not.toBeNull()
  await setPlatformOpen(course.operator, { platformId: bench.platformId, open: false })
  expect(await viewerIn(browser)).toBeNull()
})
