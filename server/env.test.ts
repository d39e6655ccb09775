import { afterEach, expect, it, vi } from 'vitest'
import { authSecret } from '#server/env.ts'

afterEach(() => vi.unstubAllEnvs())

it.each([
  ['', 'is not set'],
  ['changeme', 'is shorter than 32 characters'],
  ['x'.repeat(64), 'is easily guessed'],
  ['0123456789'.repeat(4), 'is easily guessed'],
  ['change-me-change-me-change-me-change', 'is easily guessed'],
])('the secret %j %s', (secret, says) => {
  vi.stubEnv('BETTER_AUTH_SECRET', secret)
  expect(() => authSecret()).toThrow(`BETTER_AUTH_SECRET ${says}`)
  expect(() => authSecret()).toThrow('openssl rand -base64 32')
})

it.each(['3c0f1b9a77d25e4486b1c9f0aa12de53', 'h1c8bS0Zk1cJX3f2m7Qm5i0l6oTqU2yq4h8mWJ9xN0A='])(
  'the secret %s is taken',
  (secret) => {
    vi.stubEnv('BETTER_AUTH_SECRET', secret)
    expect(authSecret()).toBe(secret)
  },
)
