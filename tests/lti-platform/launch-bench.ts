// A platform that is registered here, with its people, and what a test does with it.
import type { Viewer } from '#server/access/viewer.ts'
import { findViewer } from '#server/auth/session/find-viewer.ts'
import { database } from '#server/database/client.ts'
import { publishedKeys } from '#server/lti/keys/published-keys.ts'
import { enter } from '#server/lti/launch/enter.ts'
import { finishLaunch } from '#server/lti/launch/finish-launch.ts'
import { startLogin } from '#server/lti/launch/start-login.ts'
import { LaunchBrowser } from './browser.ts'
import { type Launching, type LtiPlatform, roles, startLtiPlatform } from './platform.ts'

export const toolSite = 'http://localhost:3000'

export interface LaunchBench {
  platform: LtiPlatform
  /** Of its row. */
  platformId: string
  /** A launch up to the platform's answer, which is not sent yet. */
  ask: (browser: LaunchBrowser, launching?: Partial<Launching>) => Promise<URLSearchParams>
  /** A whole launch; the path where it leads. */
  launch: (browser: LaunchBrowser, launching?: Partial<Launching>, now?: Date) => Promise<string>
  /** Somebody's first launch, with the code of an account that they have, or without. */
  comeAs: (person: string, code?: string | null) => Promise<Viewer>
  answer: (browser: LaunchBrowser, form: URLSearchParams, now?: Date) => Promise<string>
}

/** As the platform fetches them. */
const toolKeys = async () =>
  (await publishedKeys()).keys.filter((key): key is object => key instanceof Object)

export async function openLaunchBench(): Promise<LaunchBench> {
  const platform = await startLtiPlatform({ site: toolSite, toolKeys })
  platform.people.set('ada', { subject: 'ada-at-the-platform', name: 'Ada L', roles: [roles.learner] })
  platform.people.set('ines', {
    subject: 'ines-at-the-platform',
    name: 'Ines T',
    email: 'ines@uni.test',
    roles: [roles.instructor, roles.administrator],
  })
  platform.members = [
    { user_id: 'ines-at-the-platform', name: 'Ines T', roles: [roles.instructor] },
    { user_id: 'ada-at-the-platform', name: 'Ada L', roles: [roles.learner] },
    { user_id: 'bob-there', name: 'Bob', email: 'bob@uni.test', roles: [roles.learner] },
    { user_id: 'eve-there', name: 'Eve', roles: [roles.learner] },
    { user_id: 'gone-there', name: 'Gone', roles: [roles.learner], status: 'Inactive' },
  ]
  const { id } = await database.ltiPlatform.create({
    data: {
      name: 'A platform',
      issuer: platform.url,
      clientId: platform.clientId,
      authUrl: `${platform.url}/auth`,
      tokenUrl: `${platform.url}/token`,
      jwksUrl: `${platform.url}/keys`,
      origins: [platform.url],
      deploymentIds: [platform.deploymentId],
    },
  })
  const usual: Launching = {
    person: 'ada',
    target: `${toolSite}/lti/launch`,
    context: 'course-1',
    message: 'LtiResourceLinkRequest',
    link: 'link-1',
    lineItem: null,
  }
  const bench: LaunchBench = {
    platform,
    platformId: id,
    async ask(browser, launching = {}) {
      let address = platform.loginAddress({ ...usual, ...launching })
      // Once more when the browser was asked to keep a cookie.
      for (let step = 0; step < 2 && address.startsWith(`${toolSite}/lti/login?`); step += 1) {
        const query = new URL(address).searchParams
        address = browser.keep(await startLogin(query, browser.headers()))
      }
      return address.startsWith(platform.url)
        ? LaunchBrowser.formAt(address)
        : new URLSearchParams({ led: address.slice(toolSite.length) })
    },
    async launch(browser, launching, now) {
      return bench.answer(browser, await bench.ask(browser, launching), now)
    },
    async comeAs(person, code = null) {
      const browser = new LaunchBrowser(toolSite)
      await bench.launch(browser, { person })
      const entered = await enter(code, browser.headers())
      if (!entered.ok) throw new Error(entered.says)
      browser.jar.set('roundtrip.launch', entered.cookie)
      const viewer = await findViewer(browser.headers())
      if (viewer === null) throw new Error('Nobody came.')
      return viewer
    },
    async answer(browser, form, now) {
      const led = form.get('led')
      if (led !== null) return led
      const response = await finishLaunch(form, browser.headers(), now)
      const location = browser.keep(response)
      return location === '' ? await response.text() : location.slice(toolSite.length)
    },
  }
  return bench
}
