// Whether the program in the jail does anything at the moment, as the kernel sees it. A starved program is
// "running" here and not idle, however busy the machine is.
import { readdir, readFile } from 'node:fs/promises'

/** Tells a program that waits from one that is only slow to get its turn. */
export class RestWatch {
  #before: string | null = null
  #samples = 0

  /** How many samples in a row, this one included, have found the program at rest, using no processor time. */
  async sample(): Promise<number> {
    const now = await restingJail()
    if (now === null) this.#samples = 0
    else this.#samples = now === this.#before ? this.#samples + 1 : 1
    this.#before = now
    return this.#samples
  }
}

/**
 * Processor time used by the jail's threads so far, as a text to compare with a later one. Null while a thread
 * runs or waits for the disk, and while there is no jail. Processes of a jail are those of an inner pid
 * namespace: seen from the cell they have more than one pid (proc_pid_status(5), NSpid).
 */
async function restingJail(): Promise<string | null> {
  const times: string[] = []
  for (const pid of await numbered('/proc')) {
    const status = await readFile(`/proc/${pid}/status`, 'latin1').catch(() => '')
    if (!/^NSpid:\t\d+\t\d+/m.test(status)) continue
    for (const thread of await numbered(`/proc/${pid}/task`)) {
      const stat = await readFile(`/proc/${pid}/task/${thread}/stat`, 'latin1').catch(() => '')
      const activity = parseActivity(stat)
      if (activity === null) continue
      if (activity.state !== 'S') return null
      times.push(`${thread}:${activity.ticks}`)
    }
  }
  return times.length === 0 ? null : times.join(' ')
}

/** From a line of /proc/…/stat: the command, in parentheses, may itself hold spaces and parentheses. */
export function parseActivity(stat: string): { state: string; ticks: number } | null {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state, user, system] = [fields[0], Number(fields[11]), Number(fields[12])]
  return state === undefined || Number.isNaN(user + system) ? null : { state, ticks: user + system }
}

const numbered = async (folder: string) =>
  (await readdir(folder).catch(() => [])).filter((name) => /^\d+$/.test(name))
