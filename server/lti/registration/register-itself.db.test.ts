import { afterAll, beforeAll, expect, it } from 'vitest'
import { database } from '#server/database/client.ts'
import { makeRegistrationLink } from '#server/lti/registration/make-registration-link.ts'
import { registerItself } from '#server/lti/registration/register-itself.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'
import { type LaunchBench, openLaunchBench, toolSite } from '../../../tests/lti-platform/launch-bench.ts'

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

/** The token of a link for a platform, or why there is none. */
async function make(address: string): Promise<string> {
  const made = await makeRegistrationLink(course.operator, { platform: address })
  return made.ok ? new URL(made.link).pathname.slice('/lti/register/'.length) : made.says
}
const count = () => database.ltiPlatform.count()

it('lets a platform register itself by a link that an operator made for it, once', async () => {
  const { platform } = bench
  expect(await make('http://moodle.example')).toMatch(/no https address/)
  const come = async (token: string, configuration = `${platform.url}/openid-configuration`) => {
    platform.registrationTokens.add('a-token')
    const query = new URLSearchParams({
      openid_configuration: configuration,
      registration_token: 'a-token',
    })
    const response = await registerItself(token, query)
    return response.headers.get('location') ?? response.status
  }
  const before = await count()
  const token = await make(`${platform.url}/admin`)
  expect(await come(token)).toMatch(/^\/lti\/registered\?state=done&frame=/)
  expect(await come(token)).toBe(400)
  expect(await database.ltiPlatform.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })).toMatchObject({
    issuer: platform.url,
    clientId: 'tool-1',
    deploymentIds: ['7'],
    origins: [platform.url],
  })
  // For another platform than the one that comes; and one that names addresses of somebody else.
  expect(await come(await make('https://moodle.example'))).toMatch(/state=failed/)
  expect(await come(await make(platform.url), 'http://127.0.0.1:9/openid-configuration')).toMatch(
    /state=failed/,
  )
  platform.configures = { token_endpoint: 'http://127.0.0.1:9/token' }
  expect(await come(await make(platform.url))).toMatch(/state=foreign/)
  expect(await count()).toBe(before + 1)
})
