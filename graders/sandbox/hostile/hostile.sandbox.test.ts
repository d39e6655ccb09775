import { readdirSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { networkInterfaces } from 'node:os'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findGroupHome } from '#graders/sandbox/groups/group-home.ts'
import { ProgramCell } from '#graders/sandbox/host/run-in-cell.ts'
import { hostileCases } from '#graders/sandbox/hostile/cases.ts'
import { categories } from '#graders/sandbox/hostile/hostile-case.ts'
import { findAmiss, runHostile } from '#graders/sandbox/hostile/run-hostile.ts'
import { nightly } from '../../../tests/support/nightly.ts'
import { shareOfToday } from '../../../tests/support/share-of-today.ts'

let reached = 0
let listeners: Server[] = []
let addresses: string[] = []

beforeAll(async () => {
  // A secret in the service's environment, which no program may see.
  process.env.ROUNDTRIP_CANARY = 'canary-b1f7'
  const own = Object.values(networkInterfaces()).flatMap((found) => found ?? [])
  const external = own.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1'
  const held = await Promise.all(['127.0.0.1', external].map(listen))
  listeners = held.map(({ server }) => server)
  addresses = held.map(({ address }) => address)
})

afterAll(() => {
  for (const server of listeners) server.close()
})

const hasGroups = findGroupHome() !== null
const drawn = shareOfToday(categories, 3, String)
const rooms = drawn.map((category) => ({
  category,
  groups: hasGroups,
  // Most programs of a lab find their interpreter started.
  ahead: true,
}))
// Where cgroups can be made, limits must hold without them too, and in jails that are made for their program: a matter of
// the night.
if (hasGroups && nightly) rooms.push({ category: 'resources', groups: false, ahead: true })
if (nightly) rooms.push(...categories.map((category) => ({ category, groups: hasGroups, ahead: false })))

describe.each(rooms)(
  'hostile programs: $category (cgroups: $groups, started ahead: $ahead)',
  ({ category, groups, ahead }) => {
    const all = hostileCases.filter((hostile) => hostile.category === category)
    const cases = shareOfToday(all, 2, ({ file }) => file)
    let cell: ProgramCell
    beforeAll(async () => {
      cell = await ProgramCell.open({ groups })
    })
    afterAll(() => cell.close())

    test.concurrent.for(cases)('$file', async (hostile) => {
      const surroundings = { hostListeners: addresses, counted: groups, ahead }
      if (groups || !hostile.fillsSockets) {
        expect(await runHostile(cell, hostile, surroundings)).toEqual([])
        return
      }
      const own = await ProgramCell.open({ groups })
      try {
        expect(await runHostile(own, hostile, surroundings)).toEqual([])
      } finally {
        await own.close()
      }
    })
  },
)

test('nothing of all that reached a listener of the host', () => {
  expect(reached).toBe(0)
})

test('every category has five programs or more, there are forty in all, and each file is in the table', () => {
  expect(hostileCases.length).toBeGreaterThanOrEqual(40)
  for (const category of categories) {
    const folder = readdirSync(fileURLToPath(new URL(`./${category}`, import.meta.url)))
    const files = folder.filter((file) => file !== 'cases.ts')
    const named = hostileCases.filter((hostile) => hostile.category === category).map(({ file }) => file)
    expect(named.toSorted()).toEqual(files.toSorted())
    expect(named.length).toBeGreaterThanOrEqual(5)
  }
})

describe('the suite itself', () => {
  const report = {
    id: 'x',
    stdout: 'sentinel\nmount: EPERM\n',
    stderr: '',
    built: null,
    exitCode: 0,
    signal: null,
    exceeded: null,
    used: null,
    usage: { wallMs: 1, cpuMs: 1, peakMemoryBytes: 1 },
    firstByteMs: 1,
    fault: null,
  }
  const hostile = { category: 'kernel', file: 'mounts.py', meets: ['mount: EPERM'] } as const

  test('passes a program that ran and met what it must', () => {
    expect(findAmiss(hostile, report, 'sentinel')).toEqual([])
  })
  test('fails one that never started, whatever else was reported', () => {
    expect(findAmiss(hostile, { ...report, stdout: '' }, 'sentinel')).not.toEqual([])
    expect(findAmiss(hostile, { ...report, stdout: 'mount: EPERM\n' }, 'sentinel')).not.toEqual([])
  })
  test('fails one that got away with something, met too little, or ended otherwise', () => {
    expect(findAmiss(hostile, { ...report, stdout: 'sentinel\nmount: allowed\n' }, 'sentinel')).not.toEqual(
      [],
    )
    expect(findAmiss(hostile, { ...report, stdout: 'sentinel\n' }, 'sentinel')).not.toEqual([])
    expect(findAmiss(hostile, { ...report, exitCode: 1 }, 'sentinel')).not.toEqual([])
    expect(findAmiss({ ...hostile, exceeds: 'memory' }, report, 'sentinel')).not.toEqual([])
  })
  test('fails a real program that cannot start', async () => {
    const cell = await ProgramCell.open()
    const broken = await cell.run({ id: 'broken', runtime: 'python', files: {}, entry: 'main.py', args: [] })
    await cell.close()
    expect(findAmiss(hostile, broken, 'sentinel')).not.toEqual([])
  })
})

async function listen(host: string): Promise<{ server: Server; address: string }> {
  const server = createServer((socket) => {
    reached += 1
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no address')
  return { server, address: `${host}:${address.port}` }
}
