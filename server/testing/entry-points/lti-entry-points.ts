// The entry points of learning platforms, for the test that calls each as everybody. Nobody of them was sent by a platform:
// what launches do is tested in server/lti.
import {
  actionEntry,
  callers,
  type EntryPoint,
  get,
  type Place,
  respondWith,
} from '#server/testing/entry-points/entry-point.ts'

const everybody = callers.filter((caller) => caller !== 'nobody')

/** Here the site has no address for platforms, so that nothing leads on. */
const isOn = (response: Response) => response.status !== 400

const platform = {
  name: 'A platform',
  issuer: 'https://platform.test',
  clientId: 'a-tool',
  authUrl: 'https://platform.test/auth',
  tokenUrl: 'https://platform.test/token',
  jwksUrl: 'https://platform.test/keys',
  deploymentIds: '1',
  origins: '',
  makesCourses: false,
}

/** What is done with a link is tested in server/lti, by role. */
const ofNoLink = ({ course }: Place) => ({ slug: course.slug, contextId: 'of-nobody' })

export const ltiEntryPoints: Record<string, EntryPoint> = {
  'lti/login/route.ts GET': {
    may: [],
    call: async (entry) => isOn(await respondWith(entry, get('/lti/login?iss=https://platform.test'))),
  },
  'lti/login/route.ts POST': {
    may: [],
    call: async (entry) => isOn(await respondWith(entry, get('/lti/login', { method: 'POST' }))),
  },
  'lti/launch/route.ts POST': {
    may: [],
    call: async (entry) => isOn(await respondWith(entry, get('/lti/launch', { method: 'POST' }))),
  },
  'lti/keys/route.ts GET': {
    may: callers,
    call: async (entry) => {
      const text = await (await respondWith(entry)).text()
      return text.includes('"kty":"RSA"') && !text.includes('"d":')
    },
  },
  'lti/enter/actions.ts enterAction': {
    may: [],
    call: async (entry) => !JSON.stringify(await entry(null, new FormData())).includes('has ended'),
  },
  'lti/code/actions.ts makeLinkCodeAction': actionEntry(everybody, () => ({})),
  'lti/course/actions.ts linkCourseAction': actionEntry([], ({ course }) => ({
    to: { slug: course.slug },
    instructorsAs: null,
    makesColumns: true,
  })),
  'lti/platforms/actions.ts savePlatformAction': actionEntry(['operator'], () => ({
    platformId: null,
    platform,
  })),
  'lti/platforms/actions.ts setPlatformOpenAction': actionEntry([], () => ({
    platformId: 'of-nobody',
    open: false,
  })),
  'lti/platforms/actions.ts removePlatformAction': actionEntry([], () => ({ platformId: 'of-nobody' })),
  'lti/platforms/actions.ts renewKeyAction': actionEntry(['operator'], () => ({})),
  'lti/platforms/actions.ts makeRegistrationLinkAction': actionEntry([], () => ({
    platform: 'https://platform.test',
  })),
  'lti/register/[token]/route.ts GET': {
    may: [],
    call: async (entry) =>
      isOn(await respondWith(entry, get('/lti/register/x'), { params: Promise.resolve({ token: 'x' }) })),
  },
  'lti/pick/actions.ts pickAssignmentsAction': actionEntry([], ({ course }) => ({
    assignmentIds: [course.assignmentId],
  })),
  'courses/[slug]/platform/actions.ts changeLinkAction': actionEntry([], ofNoLink),
  'courses/[slug]/platform/actions.ts endLinkAction': actionEntry([], ofNoLink),
  'courses/[slug]/platform/actions.ts sendAgainAction': actionEntry([], ofNoLink),
  'courses/[slug]/platform/actions.ts takeMembersAction': actionEntry([], ofNoLink),
}
