import { expect, test, vi } from 'vitest'
import { database } from '#server/database/client.ts'
import { keepListening } from '#server/events/keep-listening.ts'

const name = 'roundtrip-listen-test'
const channel = 'roundtrip_listen_test'
const soon = { timeout: 60_000 }
const connections = () =>
  database.$queryRaw<{ pid: number }[]>`SELECT pid FROM pg_stat_activity WHERE application_name = ${name}`
const send = (payload: string) => database.$executeRaw`SELECT pg_notify(${channel}, ${payload})`

test('a connection that breaks is opened again, says so, hears what is sent then, and ends for good', async () => {
  let opened = 0
  const heard: string[] = []
  const listening = keepListening({
    channel,
    name,
    heard: (payload) => heard.push(payload),
    opened: () => (opened += 1),
  })
  await vi.waitFor(() => expect(opened).toBe(1), soon)
  await send('before')
  await vi.waitFor(() => expect(heard).toEqual(['before']), soon)

  const [first] = await connections()
  await database.$executeRaw`SELECT pg_terminate_backend(${first?.pid ?? 0}::int)`
  await vi.waitFor(() => expect(opened).toBe(2), soon)
  await send('after')
  await vi.waitFor(() => expect(heard).toEqual(['before', 'after']), soon)

  await listening.stop()
  await vi.waitFor(async () => expect(await connections()).toEqual([]), soon)
  expect(opened).toBe(2)
})
