// The entry points of coming into a course and of one's own account, for the test that calls each as everybody. What a link or a code that works
// does is tested in server/joining: here nobody has one.
import {
  actionEntry,
  callers,
  type EntryPoint,
  get,
  respondWith,
} from '#server/testing/entry-points/entry-point.ts'

function formEntry(fields: Record<string, string>, refused: RegExp): EntryPoint {
  return {
    may: [],
    call: async (entry) => {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.set(name, value)
      return !refused.test(JSON.stringify(await entry(null, form)))
    },
  }
}

const leadsOn = (response: Response) => response.headers.get('location') !== '/sign-in'

const noToken = 'x'.repeat(43)
const password = 'a password for tests'

const everybody = callers.filter((caller) => caller !== 'nobody')

export const joiningEntryPoints: Record<string, EntryPoint> = {
  'account/actions.ts askAddressChangeAction': actionEntry([], () => ({
    address: 'another@example.test',
    password: 'not the password',
  })),
  'account/actions.ts chooseMailAction': actionEntry(everybody, () => ({ kinds: ['COMMENT'] })),
  // Here the site has no identity provider.
  'sso/start/route.ts GET': {
    may: [],
    call: async (entry) => leadsOn(await respondWith(entry, get('/sso/start'))),
  },
  'sso/callback/route.ts GET': {
    may: [],
    call: async (entry) => leadsOn(await respondWith(entry, get('/sso/callback?code=x&state=x'))),
  },
  'notices/actions.ts markReadAction': {
    ...actionEntry(everybody, () => ({ noticeId: null })),
    withinCourse: true,
  },
  'address/[token]/actions.ts confirmAddressAction': formEntry({ token: noToken }, /does not work/),
  // Whoever asks is told the same; here the site sends no mail.
  'forgot/actions.ts forgotAction': formEntry({ email: 'nobody@example.test' }, /sends no mail/),
  // No session of anybody is that one.
  'account/actions.ts endSessionsAction': actionEntry([], () => ({ sessionId: 'of-nobody' })),
  'account/actions.ts makeTokenAction': actionEntry(everybody, () => ({
    name: 'of a test',
    scopes: ['courses:read'],
    days: 1,
  })),
  'account/actions.ts endTokenAction': actionEntry([], () => ({ tokenId: 'of-nobody' })),
  'account/data.json/route.ts GET': {
    may: everybody,
    call: async (entry) => {
      const response = await respondWith(entry)
      return response.status === 200 && (await response.text()).includes('"account"')
    },
  },
  'invitations/[token]/actions.ts acceptAsNewAction': formEntry(
    { token: noToken, name: 'Nobody', password },
    /does not work/,
  ),
  'invitations/[token]/actions.ts acceptInvitationAction': formEntry(
    { token: noToken },
    /does not work|signed out|learning platform/,
  ),
  'join/actions.ts joinAsNewAction': formEntry(
    { code: 'ABCD-EFGH', name: 'Nobody', email: 'nobody@example.test', password },
    /No course is open/,
  ),
  'join/actions.ts joinByCodeAction': formEntry(
    { code: 'ABCD-EFGH' },
    /No course is open|signed out|learning platform/,
  ),
  'reset/[token]/actions.ts resetPasswordAction': formEntry({ token: noToken, password }, /does not work/),
}
