// Whether the program in the jail does anything at the moment, as the kernel sees it. A starved program is
// "running" here and not idle, however busy the machine is.
import { readdir, readFile, readlink } from 'node:fs/promises'

/** First processes of the jails that are looked at, as numbered in the cell. */
export type Jails = () => readonly number[]

/** Tells a program that waits from one that is only slow to get its turn. */
export class RestWatch {
  readonly #jails: Jails
  #before: string | null = null
  #samples = 0

  constructor(jails: Jails) {
    this.#jails = jails
  }

  /** How many samples in a row, this one included, have found the program at rest, using no processor time. */
  async sample(): Promise<number> {
    const now = await restingThreads(await threadsOf(this.#jails()))
    if (now === null) this.#samples = 0
    else this.#samples = now === this.#before ? this.#samples + 1 : 1
    this.#before = now
    return this.#samples
  }
}

/**
 * Folders of all threads of these jails. A jail's processes are those that are in the pid namespace of its first one,
 * which none of them can leave; it can be looked up by who has made the jail.
 */
export async function threadsOf(firstPids: readonly number[]): Promise<string[]> {
  const ofJails = new Set(await Promise.all(firstPids.map(pidNamespace)))
  ofJails.delete(null)
  if (ofJails.size === 0) return []
  const found = await Promise.all(
    (await numbered('/proc')).map(async (pid) => {
      if (!ofJails.has(await pidNamespace(pid))) return []
      return (await numbered(`/proc/${pid}/task`)).map((thread) => `/proc/${pid}/task/${thread}`)
    }),
  )
  return found.flat()
}

/**
 * Processor time used by these threads so far, as a text to compare with a later one. Null while one of them runs or
 * waits for the disk, and where there are none.
 */
async function restingThreads(threads: readonly string[]): Promise<string | null> {
  const times: string[] = []
  for (const thread of threads) {
    const activity = parseActivity(await readFile(`${thread}/stat`, 'latin1').catch(() => ''))
    if (activity === null) continue
    if (activity.state !== 'S') return null
    times.push(`${thread}:${activity.ticks}`)
  }
  return times.length === 0 ? null : times.join(' ')
}

const pidNamespace = (pid: number | string) => readlink(`/proc/${pid}/ns/pid`).catch(() => null)

/** From a line of /proc/…/stat: the command, in parentheses, may itself hold spaces and parentheses. */
export function parseActivity(stat: string): { state: string; ticks: number } | null {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state, user, system] = [fields[0], Number(fields[11]), Number(fields[12])]
  return state === undefined || Number.isNaN(user + system) ? null : { state, ticks: user + system }
}

const numbered = async (folder: string) =>
  (await readdir(folder).catch(() => [])).filter((name) => /^\d+$/.test(name))
