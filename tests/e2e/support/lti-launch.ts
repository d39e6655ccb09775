// A learning platform beside the suite's site, registered there.
import { Client } from 'pg'
import { type Launching, type LtiPlatform, roles, startLtiPlatform } from '../../lti-platform/platform.ts'

export async function startPlatformFor(site: string, databaseUrl: string): Promise<LtiPlatform> {
  const platform = await startLtiPlatform({
    site,
    toolKeys: async () => (await (await fetch(`${site}/lti/keys`)).json()).keys,
  })
  platform.people.set('ada', { subject: `ada ${platform.url}`, name: 'Ada Lovelace', roles: [roles.learner] })
  platform.people.set('ines', {
    subject: `ines ${platform.url}`,
    name: 'Ines Teacher',
    email: 'ines@uni.test',
    roles: [roles.instructor],
  })
  platform.members = [...platform.people.values()].map(({ subject, ...person }) => ({
    user_id: subject,
    ...person,
  }))
  await withDatabase(databaseUrl, (client) =>
    client.query(
      `INSERT INTO "LtiPlatform" (id, name, issuer, "clientId", "authUrl", "tokenUrl", "jwksUrl", origins, "deploymentIds", "makesCourses")
       VALUES ($1, 'Moodle of tests', $2, $3, $4, $5, $6, $7, $8, true)`,
      [
        crypto.randomUUID(),
        platform.url,
        platform.clientId,
        `${platform.url}/auth`,
        `${platform.url}/token`,
        `${platform.url}/keys`,
        [platform.url],
        [platform.deploymentId],
      ],
    ),
  )
  return platform
}

export async function withDatabase<Result>(
  url: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

export const launchOf = (site: string, launching: Partial<Launching>): Launching => ({
  person: 'ada',
  target: `${site}/lti/launch`,
  context: 'course-1',
  message: 'LtiResourceLinkRequest',
  link: 'link-1',
  lineItem: null,
  ...launching,
})
