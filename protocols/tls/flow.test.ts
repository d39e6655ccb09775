import { expect, test } from 'vitest'
import { alertFor } from '#protocols/tls/alerts.ts'
import { flowNames, tlsFlow } from '#protocols/tls/flow.ts'

test.each(flowNames)('%s: each message comes after what it needs, and has a name of its own', (name) => {
  const { messages, version } = tlsFlow(name)
  const ids = messages.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const [at, { after }] of messages.entries()) {
    for (const early of after) expect(ids.slice(0, at)).toContain(early)
    expect(after.length > 0).toBe(at > 0)
  }
  expect(messages.every(({ because }) => because.length > 10)).toBe(true)
  // Both Finished are under a key, and no hello is.
  for (const each of messages) {
    if (each.name === 'Finished') expect(each.encrypted).toBe(true)
    if (each.name.includes('Hello')) expect(each.encrypted).toBe(false)
    if (version === '1.2') expect(each.record).not.toBe('application_data')
  }
})

test('an alert about the server’s Finished is in the clear where the client has not changed its keys', () => {
  expect(alertFor('bad-finished', tlsFlow('tls12-full')).encrypted).toBe(true)
  expect(alertFor('bad-finished', tlsFlow('tls12-resumed')).encrypted).toBe(false)
  expect(alertFor('bad-finished', tlsFlow('tls13-psk')).encrypted).toBeNull()
})
