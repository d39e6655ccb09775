// By how much programs pass their limit on memory before they are stopped, in real memory of the machine: with a cgroup
// for each jail, and as on a machine where none can be made. Prints a table and a line of JSON. Exits with 1 when a
// cgroup lets a program have more than one and a half times its limit.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defaultLimits } from '#graders/sandbox/contract.ts'
import { findGroupHome } from '#graders/sandbox/groups/group-home.ts'
import { ProgramCell } from '#graders/sandbox/host/run-in-cell.ts'
import { hostileCases } from '#graders/sandbox/hostile/cases.ts'

const ratioMax = 1.5
const mebibyte = 1_048_576
const allowed = defaultLimits.memoryBytes
const hostile = new URL('../graders/sandbox/hostile/', import.meta.url)

const home = findGroupHome()
const scales = home === null ? null : join(home.memory, `trial-${process.pid}-bench`)
if (scales !== null) {
  // Cells without a group of their own stay in ours, whose account then tells what they took.
  mkdirSync(scales)
  const sockets = join(scales, 'memory.kmem.tcp.limit_in_bytes')
  if (existsSync(sockets)) writeFileSync(sockets, String(2 ** 40))
  writeFileSync(join(scales, 'cgroup.procs'), String(process.pid))
}

/** Memory charged to a group and what its sockets hold, in either version; 0 for a group that has just ended. */
function chargedTo(group: string): number {
  const figures = ['memory.current', 'memory.usage_in_bytes', 'memory.kmem.tcp.usage_in_bytes']
  return figures.reduce((sum, file) => sum + figureIn(join(group, file)), 0)
}

function figureIn(path: string): number {
  try {
    return Number(readFileSync(path, 'utf8'))
  } catch {
    return 0
  }
}

/** The jails' groups of the cells that this process has open. */
function jailGroups(): string[] {
  if (home === null) return []
  const cells = readdirSync(home.memory).filter((name) => name.startsWith(`cell-${process.pid}-`))
  return cells.flatMap((cell) =>
    readdirSync(join(home.memory, cell))
      .filter((name) => name.startsWith('jail-'))
      .map((name) => join(home.memory, cell, name)),
  )
}

function availableBytes(): number {
  return Number(/^MemAvailable:\s+(\d+) kB$/m.exec(readFileSync('/proc/meminfo', 'utf8'))?.[1] ?? 0) * 1_024
}

const way = (groups: boolean): string => (groups ? 'cgroup' : 'watcher')
const ways = home === null ? [false] : [true, false]
const results = []
for (const groups of ways) {
  const cell = await ProgramCell.open({ groups })
  for (const { file } of hostileCases.filter(({ exceeds }) => exceeds === 'memory')) {
    if (!file.startsWith('memory-') || file === 'memory-at-once.py') continue
    const source = (path: string): string => readFileSync(new URL(path, hostile), 'utf8')
    const before = scales === null ? availableBytes() : chargedTo(scales)
    let realBytes = 0
    const look = (): void => {
      if (groups) realBytes = Math.max(realBytes, ...jailGroups().map(chargedTo))
      else if (scales === null) realBytes = Math.max(realBytes, before - availableBytes())
      else realBytes = Math.max(realBytes, chargedTo(scales) - before)
    }
    const timer = setInterval(look, 5)
    const report = await cell.run({
      id: `${file}-${way(groups)}`,
      runtime: 'python',
      files: { 'main.py': source(`resources/${file}`), 'hostile.py': source('hostile.py') },
      entry: 'main.py',
      args: ['nonce'],
    })
    clearInterval(timer)
    if (report.exceeded !== 'memory') console.log(`${file}, ${way(groups)}: refused, exit ${report.exitCode}`)
    else
      results.push({
        file,
        way: way(groups),
        toldBytes: report.used ?? 0,
        realBytes,
        ms: report.usage.wallMs,
      })
  }
  await cell.close()
}

console.log(`\nStopped at ${allowed / mebibyte} MB, in MB\n`)
console.log('program                      kept by      told    real   real/limit      ms')
for (const { file, way: kept, toldBytes, realBytes, ms } of results) {
  const columns = [toldBytes, realBytes].map((bytes) =>
    Math.round(bytes / mebibyte)
      .toString()
      .padStart(8),
  )
  const ratio = (realBytes / allowed).toFixed(2).padStart(13)
  console.log(`${file.padEnd(28)} ${kept.padEnd(8)}${columns.join('')}${ratio}${String(ms).padStart(8)}`)
}
if (home === null) console.log('\nReal memory is what the machine had less of: other programs blur it.')
console.log(JSON.stringify({ bench: 'memory', allowed, ratioMax, results }))
if (results.some(({ way: kept, realBytes }) => kept === 'cgroup' && realBytes > ratioMax * allowed)) {
  console.error(`A cgroup let a program have more than ${ratioMax} times its limit.`)
  process.exitCode = 1
}
