import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { takeSlot } from './slots.ts'

const names = (count: number): string[] =>
  Array.from({ length: count }, () => `\0roundtrip-test-slot-${crypto.randomUUID()}`)

test.runIf(process.platform === 'linux')('no more have a slot at once than there are', async () => {
  const two = names(2)
  let now = 0
  let most = 0
  const work = async (): Promise<void> => {
    const giveBack = await takeSlot(two)
    now += 1
    most = Math.max(most, now)
    await new Promise((resolve) => setImmediate(resolve))
    now -= 1
    await giveBack()
  }
  await Promise.all(Array.from({ length: 8 }, work))
  expect(most).toBe(2)
})

test.runIf(process.platform === 'linux')('a process that is killed gives its slot back', async () => {
  const [name = ''] = names(1)
  const script = `require('node:net').createServer().listen(${JSON.stringify(name)}, () => console.log('has it'))`
  const holder = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(holder.stdout, 'data')
  let taken = false
  const waiting = takeSlot([name]).then((giveBack) => {
    taken = true
    return giveBack
  })
  await new Promise((resolve) => setImmediate(resolve))
  expect(taken).toBe(false)
  holder.kill('SIGKILL')
  await (await waiting)()
})
