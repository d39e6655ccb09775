import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isAlive } from '#server/database/postmaster-file.ts'
import { ProcessPool } from '#server/pool/process-pool.ts'
import type { HostileTask } from '#server/testing/hostile-tasks.ts'
import { shareOfToday } from '../../tests/support/share-of-today.ts'

const pool = new ProcessPool('server/testing/hostile-tasks.ts', 1, {
  heapMbMax: 48,
  rssMbMax: 180,
  cpuMsMax: 20_000,
})
afterAll(() => pool.stop())
const ask = (task: HostileTask, cpuMsMax?: number) => pool.ask(task, 'answer', cpuMsMax)
beforeAll(() => ask('answer'))

/** What no task of ours should do, and which limit ends it. */
const breaking: [HostileTask, string][] = [
  ['loop', 'time'],
  ['search', 'time'],
  ['leave', 'crash'],
  ['objects', 'memory'],
  ['array', 'memory'],
  ['big-arrays', 'memory'],
  ['map', 'memory'],
  ['text', 'memory'],
  ['bytes', 'memory'],
]

describe('a pool of processes', () => {
  it('works on a task in another process than this one, and keeps that one', async () => {
    const [first, second] = [await ask('answer'), await ask('answer')]
    expect(first).toEqual({ ok: true, value: expect.any(Number) })
    expect(first).not.toEqual({ ok: true, value: process.pid })
    expect(second).toEqual(first)
  })

  it('says why a task failed, and goes on in the same process', async () => {
    const before = await ask('answer')
    expect(await ask('throw')).toEqual({ ok: false, because: 'crash', detail: 'It cannot be.' })
    expect(await ask('answer')).toEqual(before)
  })

  it.each(shareOfToday(breaking, 3, ([task]) => task))(
    'ends “%s” because of %s; those behind and beside it are served',
    async (task, because) => {
      const before = await ask('answer')
      const [ended, behind, beside] = await Promise.all([
        ask(task, because === 'time' ? 300 : undefined),
        ask('answer'),
        pool.ask('answer', 'page'),
      ])
      expect(ended).toMatchObject({ ok: false, because })
      expect(behind).toMatchObject({ ok: true })
      expect(beside).toMatchObject({ ok: true })
      expect(behind).not.toEqual(before)
    },
  )

  it('serves what a page waits for while everything else waits', async () => {
    const order: string[] = []
    const note = (name: string) => () => order.push(name)
    await Promise.all([
      ask('loop', 1_000).then(note('endless answer')),
      pool.ask('answer', 'background').then(note('list')),
      pool.ask('answer', 'author').then(note('author')),
      ask('answer').then(note('answer')),
      pool.ask('answer', 'page').then(note('page')),
    ])
    expect(order).toEqual(['page', 'endless answer', 'answer', 'author', 'list'])
  })

  it('refuses what would wait behind too many others, at once', async () => {
    const busy = ask('loop', 500)
    const many = Array.from({ length: 41 }, () => pool.ask('answer', 'author'))
    expect(await Promise.race([busy, many.at(-1)])).toEqual({ ok: false, because: 'full', detail: '' })
    const answers = await Promise.all(many)
    expect(answers.filter(({ ok }) => ok)).toHaveLength(40)
    expect(await busy).toMatchObject({ because: 'time' })
  })
})

describe('a pooled process', () => {
  it('ends with the process that started it, even in the middle of a task', async () => {
    const script = `
      import { ProcessPool } from '#server/pool/process-pool.ts'
      const pool = new ProcessPool('server/testing/hostile-tasks.ts', 1)
      const answer = await pool.ask('answer', 'answer')
      void pool.ask('loop', 'answer')
      process.stdout.write(String(answer.value))
      setInterval(() => {}, 1_000)`
    const owner = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [said]: unknown[] = await once(owner.stdout, 'data')
    const pooled = Number(String(said))
    expect(isAlive(pooled)).toBe(true)
    owner.kill('SIGKILL')
    await expect.poll(() => isAlive(pooled), { timeout: 60_000 }).toBe(false)
  })
})
