import { readdirSync, readFileSync } from 'node:fs'

/** Of Linux, whatever the machine (proc(5), USER_HZ). */
const ticksPerSecond = 100

interface Stat {
  parent: number
  cpuMs: number
  command: string
}

function readStat(pid: number): Stat | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const cpuMs = ((Number(fields[11]) + Number(fields[12])) * 1_000) / ticksPerSecond
    return { parent: Number(fields[1]), cpuMs, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8') }
  } catch {
    return null
  }
}

/** The web server and those of its children that serve pages as it does: none of those that compute for it. */
function serving(web: number): number[] {
  return [web, ...childrenOf(web).filter((pid) => readStat(pid)?.command.includes('web/main.ts'))]
}

const childrenOf = (parent: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => readStat(pid)?.parent === parent)

/** Processor time of the database's processes, one for each connection. */
export const databaseCpuMsOf = (postgres: number): number =>
  [postgres, ...childrenOf(postgres)].reduce((sum, pid) => sum + (readStat(pid)?.cpuMs ?? 0), 0)

/** Processor time of what serves pages. */
export const cpuMsOf = (web: number): number =>
  serving(web).reduce((sum, pid) => sum + (readStat(pid)?.cpuMs ?? 0), 0)

/** Memory that it holds of its own, in MB: what is shared with each other process is not counted. */
export function ownMbOf(web: number): number {
  const kilobytes = serving(web).map((pid) => {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(/^RssAnon:\s+(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN)
  })
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1_024
}
