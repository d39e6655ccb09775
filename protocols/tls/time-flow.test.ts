import { expect, test } from 'vitest'
import { flowNames } from '#protocols/tls/flow.ts'
import { timeFlow } from '#protocols/tls/time-flow.ts'

test.each(flowNames)('%s: the request waits for what the client has to have', (name) => {
  const { messages, requestAt, answerAt, flow } = timeFlow(name)
  // With early data the request is among them; else the client waits for the server’s Finished, and has sent its own.
  const early = messages.find(({ id }) => id === 'early-data')
  const [own, server] = ['client-finished', 'server-finished'].map((id) =>
    messages.find((each) => each.id === id),
  )
  const finished = Math.max(own?.sentAt ?? 0, (server?.sentAt ?? 0) + 0.5)
  expect(requestAt).toBe(early?.sentAt ?? finished)
  expect(answerAt).toBe(2 + flow.roundTrips)
  expect(messages[0]?.sentAt).toBe(1)
  expect(
    messages.every(({ sentAt }, at) => sentAt >= Math.min(...messages.slice(0, at + 1).map((m) => m.sentAt))),
  ).toBe(true)
})
