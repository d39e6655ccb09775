import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, expect, it } from 'vitest'
import { writeFrameTicket, writeLaunchCookie } from '#server/auth/launch/launch-cookie.ts'
import { readTrustedProxies } from '#server/auth/sign-in/client-address.ts'
import { smallBytesMax } from './check-body.ts'
import { edge, refuseMalformed } from './edge.ts'

const secret = 'a secret for tests, of 32 characters or more'
const servers: Server[] = []
afterEach(() =>
  Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve)))),
)

/** Sends bytes as they are to the edge, in front of a handler that tells what reached it. */
async function send(
  bytes: string,
  trusted = '',
  fails = false,
): Promise<{ status: number; head: string; body: string }> {
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    if (fails) throw new Error('broken on purpose')
    const read = (await text(request)).length
    const { url, headers } = request
    response.end(
      JSON.stringify({
        url,
        for: headers['x-forwarded-for'],
        host: headers['x-forwarded-host'],
        cookie: headers.cookie,
        policy: headers['content-security-policy'],
        read,
      }),
    )
  }
  const server = createServer(edge({ trusted: readTrustedProxies(trusted), secret, handle }))
  server.on('clientError', refuseMalformed)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  const socket = connect(address.port, '127.0.0.1')
  socket.write(Buffer.from(bytes, 'latin1'))
  const answer = await text(socket)
  const [head = '', body = ''] = answer.split('\r\n\r\n')
  return { status: Number(head.split(' ')[1]), head: head.toLowerCase(), body }
}

const get = (target: string, ...headers: string[]) =>
  `GET ${target} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n${headers.map((one) => `${one}\r\n`).join('')}\r\n`
const post = (length: number, ...headers: string[]) =>
  `POST / HTTP/1.1\r\nHost: here\r\nConnection: close\r\nContent-Length: ${length}\r\n${headers.map((one) => `${one}\r\n`).join('')}\r\n${'x'.repeat(length)}`
const cookie = (key: string) =>
  `Cookie: theme=dark; roundtrip.session_token=${encodeURIComponent(`abc.${createHmac('sha256', key).update('abc').digest('base64')}`)}`

it('gives every answer the security headers, also what no page answers', async () => {
  for (const target of ['/api/health', '/_next/x', 'http://evil.example/', '*', '/caf\u00e9', '/a b']) {
    const { head } = await send(get(target))
    expect(head).toContain("content-security-policy: default-src 'none'")
    expect(head).toContain('x-content-type-options: nosniff')
    expect(head).toContain('x-frame-options: deny')
  }
  const { status, head } = await send(get('/'), '', true)
  expect(status).toBe(500)
  expect(head).toContain('x-frame-options: deny')
})

it('lets a page run its own scripts, by a nonce that comes once and that no client says', async () => {
  const nonces = new Set<string>()
  for (const headers of [[], ["Content-Security-Policy: script-src 'nonce-known'"]]) {
    const { head, body } = await send(get('/items/1', ...headers))
    const [, nonce = ''] = /^content-security-policy: .*'nonce-([^']+)'/m.exec(head) ?? []
    expect(nonce).toHaveLength(24)
    expect(JSON.parse(body).policy.toLowerCase()).toContain(`'nonce-${nonce}'`)
    nonces.add(nonce)
  }
  expect(nonces.size).toBe(2)
})

it('hands on a path that can be decoded, and refuses what is no path', async () => {
  expect(JSON.parse((await send(get('/items/%FF'))).body)).toMatchObject({ url: '/items/-' })
  expect((await send(get('http://evil.example/'))).status).toBe(400)
})

it('believes nothing that a client says of itself', async () => {
  const said = ['X-Forwarded-For: 203.0.113.9', 'X-Forwarded-Host: evil.example']
  expect(JSON.parse((await send(get('/', ...said))).body)).toEqual({
    url: '/',
    for: '127.0.0.1',
    policy: expect.any(String),
    read: 0,
  })
  expect(JSON.parse((await send(get('/', ...said), '127.0.0.0/8')).body)).toEqual({
    url: '/',
    for: '203.0.113.9',
    host: 'evil.example',
    policy: expect.any(String),
    read: 0,
  })
})

it('answers to no other method than it serves', async () => {
  for (const method of ['TRACE', 'OPTIONS', 'PUT', 'DELETE', 'FOO']) {
    const { status, head } = await send(get('/').replace('GET', method))
    expect([400, 405]).toContain(status)
    expect(head).toContain('x-frame-options: deny')
  }
})

it('reads a large body only of a session that calls an action', async () => {
  const large = smallBytesMax + 1
  const action = ['Next-Action: 00', 'Content-Type: text/plain;charset=UTF-8']
  expect(JSON.parse((await send(post(smallBytesMax))).body)).toMatchObject({ read: smallBytesMax })
  expect((await send(post(large, ...action))).status).toBe(413)
  expect((await send(post(large, ...action, cookie('another secret')))).status).toBe(413)
  expect((await send(post(large, cookie(secret)))).status).toBe(413)
  const form = ['Next-Action: 00', 'Content-Type: multipart/form-data; boundary=x']
  expect((await send(post(large, ...form, cookie(secret)))).status).toBe(413)
  expect(JSON.parse((await send(post(large, ...action, cookie(secret)))).body)).toMatchObject({ read: large })
  const chunked =
    'POST / HTTP/1.1\r\nHost: here\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n'
  expect((await send(chunked)).status).toBe(411)
})

const moodle = 'https://moodle.test'
const token = 'x'.repeat(43)
const launched = (kind: 'pending' | 'session', key = secret) =>
  `roundtrip.launch${kind === 'pending' ? '_pending' : ''}=${writeLaunchCookie(kind, { token, origins: [moodle] }, key)}`

it('lets a platform frame what it launched, and nobody else, and nothing else', async () => {
  const framed = async (target: string, ...headers: string[]) => {
    const { head } = await send(get(target, ...headers))
    const [, by = ''] = /frame-ancestors ([^;\r]+)/.exec(head) ?? []
    // The old header knows no list: it is there only where nobody may.
    expect(head.includes('x-frame-options: deny')).toBe(by === "'none'")
    return by
  }
  const session = `Cookie: ${launched('session')}`
  expect(await framed('/items/1', session)).toBe(moodle)
  expect(await framed('/lti/pick', session)).toBe(moodle)
  expect(await framed('/items/1')).toBe("'none'")
  expect(await framed('/items/1', cookie(secret))).toBe("'none'")
  expect(await framed('/items/1', `Cookie: ${launched('session', `${secret}!`)}`)).toBe("'none'")
  // Neither where passwords are typed, nor where a code is shown, nor a file.
  for (const target of ['/sign-in', '/sign-in?next=%2F', '/reset/x', '/lti/code', '/api/health'])
    expect(await framed(target, session)).toBe("'none'")
  // A launch of which it is not known whose it is opens one page.
  expect(await framed('/lti/enter', `Cookie: ${launched('pending')}`)).toBe(moodle)
  expect(await framed('/items/1', `Cookie: ${launched('pending')}`)).toBe("'none'")
  const frame = writeFrameTicket([moodle], secret)
  expect(await framed(`/lti/problem?frame=${frame}`)).toBe(moodle)
  expect(await framed(`/lti/problem?frame=${writeFrameTicket([moodle], `${secret}!`)}`)).toBe("'none'")
  expect(await framed(`/items/1?frame=${frame}`)).toBe("'none'")
  expect(await framed('/lti/launch')).toBe('*')
  expect((await send(get('/lti/launch'))).head).toContain("default-src 'none'")
})

it('lets a form lead to a platform only where an instructor picks for it', async () => {
  const session = `Cookie: ${launched('session')}`
  expect((await send(get('/lti/pick', session))).head).toContain(`form-action 'self' ${moodle};`)
  expect((await send(get('/items/1', session))).head).toContain("form-action 'self';")
})

/** The cookies that are left of a launch's. */
const seen = async (...headers: string[]) =>
  JSON.parse(
    (
      await send(
        post(1, `Cookie: theme=dark; ${launched('session')}; roundtrip.launch_browser=x`, ...headers),
      )
    ).body,
  ).cookie

it('takes a launch from a request that another site sends', async () => {
  process.env.BETTER_AUTH_URL = 'https://exercises.test'
  expect(await seen('Origin: https://exercises.test')).toContain('roundtrip.launch=')
  // What a platform's own answer is bound to the browser by opens nothing, and stays.
  for (const origin of [[], ['Origin: null'], [`Origin: ${moodle}`], ['Origin: https://exercises.test.evil']])
    expect(await seen(...origin)).toBe('theme=dark; roundtrip.launch_browser=x')
  delete process.env.BETTER_AUTH_URL
})
