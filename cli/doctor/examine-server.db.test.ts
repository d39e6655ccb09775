import { Client } from 'pg'
import { expect, test } from 'vitest'
import { databaseUrl } from '#server/env.ts'
import { examineServer } from './examine-server.ts'

test('an ordinary role is told what there is, and misses nothing', async () => {
  const admin = new Client({ connectionString: databaseUrl() })
  await admin.connect()
  const role = `plain_${crypto.randomUUID().slice(0, 8)}`
  try {
    // It may read and write, and neither create databases nor roles.
    await admin.query(
      `CREATE ROLE ${role} LOGIN PASSWORD 'plain' IN ROLE pg_read_all_data, pg_write_all_data`,
    )
    const url = new URL(databaseUrl())
    url.username = role
    url.password = 'plain'
    const findings = await examineServer(url.href, 'here')
    expect(findings.map(({ name, state }) => `${state} ${name}`)).toEqual([
      'ok PostgreSQL',
      'ok Migrations',
      'note Schema',
      'note Queue',
    ])
    expect(findings[2]?.says).toContain('this role may not create databases')
  } finally {
    await admin.query(`DROP ROLE ${role}`)
    await admin.end()
  }
})

test('a server that is away is one line with what to do', async () => {
  expect(await examineServer('postgresql://u:sesame@127.0.0.1:9/x', 'here')).toEqual([
    {
      state: 'missing',
      name: 'PostgreSQL',
      says: expect.stringMatching(/does not answer: .* Start PostgreSQL/),
    },
  ])
})
