import { expect, it } from 'vitest'
import { FairQueue, QueueFull } from '#server/auth/sign-in/fair-queue.ts'

/** Work that ends when told, and the order in which it began. */
function makeWork() {
  const began: string[] = []
  const ends: (() => void)[] = []
  const work = (name: string) => () => {
    began.push(name)
    return new Promise<string>((resolve) => ends.push(() => resolve(name)))
  }
  const endAll = async () => {
    while (ends.length > 0) {
      ends.shift()?.()
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return { began, ends, work, endAll }
}
const from = (lane: string) => ({ lane, known: false })

it('does so much at a time and no more', async () => {
  const queue = new FairQueue({ atOnceMax: 2, waitingMax: 10 })
  const { began, ends, work, endAll } = makeWork()
  const all = ['a', 'b', 'c', 'd'].map((name) => queue.run(from('one'), work(name)))
  expect(began).toEqual(['a', 'b'])
  ends.shift()?.()
  await expect(all[0]).resolves.toBe('a')
  expect(began).toEqual(['a', 'b', 'c'])
  await endAll()
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd'])
})

it('lets lanes take turns, and the known go first', async () => {
  const queue = new FairQueue({ atOnceMax: 1, waitingMax: 10 })
  const { began, work, endAll } = makeWork()
  const all = [
    ...['a1', 'a2', 'a3', 'a4'].map((name) => queue.run(from('a'), work(name))),
    ...['b1', 'b2'].map((name) => queue.run(from('b'), work(name))),
    queue.run({ lane: 'k', known: true }, work('known')),
  ]
  await endAll()
  await Promise.all(all)
  expect(began).toEqual(['a1', 'known', 'a2', 'b1', 'a3', 'b2', 'a4'])
})

it('turns away the newest of whoever fills it', async () => {
  const queue = new FairQueue({ atOnceMax: 1, waitingMax: 3 })
  const { began, work, endAll } = makeWork()
  const flood = ['a1', 'a2', 'a3', 'a4', 'a5'].map((name) => queue.run(from('a'), work(name)))
  await expect(flood[4]).rejects.toThrow(QueueFull)
  const [other] = await Promise.all([
    Promise.allSettled([queue.run(from('b'), work('b'))]),
    expect(flood[3]).rejects.toThrow(QueueFull),
    endAll(),
  ])
  expect(other).toMatchObject([{ status: 'fulfilled', value: 'b' }])
  expect(began).toEqual(['a1', 'a2', 'b', 'a3'])
})

it('goes on after work that failed', async () => {
  const queue = new FairQueue({ atOnceMax: 1, waitingMax: 3 })
  const failing = queue.run(from('a'), () => Promise.reject(new Error('broken')))
  const next = queue.run(from('a'), async () => 'done')
  await expect(failing).rejects.toThrow('broken')
  await expect(next).resolves.toBe('done')
})
