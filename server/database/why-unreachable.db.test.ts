import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { databaseUrl } from '#server/env.ts'
import { whyUnreachable } from './why-unreachable.ts'

/** The test database's address with something wrong in it. */
function wrong(change: (url: URL) => void): string {
  const url = new URL(databaseUrl())
  change(url)
  return url.href
}

test('a database that answers', async () => {
  expect(await whyUnreachable(databaseUrl())).toBeNull()
})

test.each<[string, () => string, RegExp]>([
  ['the password', () => wrong((url) => (url.password = 'sesame')), /refuses the password\. Correct it/],
  [
    'the database',
    () => wrong((url) => (url.pathname = '/nothing-here')),
    /“nothing-here” at .* does not exist on that server\. Create/,
  ],
  [
    'the port',
    () => wrong((url) => (url.port = '9')),
    /:9 does not answer: nothing listens there\. Start PostgreSQL/,
  ],
  [
    'the host',
    () => wrong((url) => (url.hostname = 'nowhere.invalid')),
    /at nowhere\.invalid:.* cannot be found/,
  ],
  ['no address', () => 'database=x', /is no address of a PostgreSQL server\. Write it as/],
  ['another kind', () => 'mysql://root@localhost/x', /is no address of a PostgreSQL server/],
])('wrong is %s: a sentence without the password', async (_, url, says) => {
  const told = await whyUnreachable(url())
  expect(told).toMatch(says)
  expect(told).not.toContain('sesame')
  expect(told).not.toContain(new URL(databaseUrl()).password)
})

test('what listens is no PostgreSQL', async () => {
  const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  try {
    expect(await whyUnreachable(`postgresql://u:sesame@127.0.0.1:${port}/x`)).toMatch(
      /^The database “x” at 127\.0\.0\.1:\d+ .*\.$/,
    )
  } finally {
    server.close()
  }
})
