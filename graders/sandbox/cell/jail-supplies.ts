// How this works: Node cannot make pipes or mount file systems, and starting a command for each costs some
// milliseconds that a student would wait for. So a set of three FIFOs and a tmpfs is made for several programs
// at once, ahead of time, and each set is used for one program only, then destroyed.
import { execFile } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { promisify } from 'node:util'
import { defaultLimits, type Limits } from '#graders/sandbox/contract.ts'

const run = promisify(execFile)
const supplyFolder = '/tmp/supplies'
const setsPerBatch = 8

export interface SupplySet {
  /** A fresh tmpfs, mounted. */
  box: string
  /** Holds the FIFOs `in`, `out` and `err`, and room for the jail's /etc. */
  folder: string
}

const ready: SupplySet[] = []
let made = 0
let refill: Promise<void> | null = null

/** Makes the next batch. Throws when a mount or a FIFO cannot be made. */
export async function stockSupplies(): Promise<void> {
  const sets = Array.from({ length: setsPerBatch }, (): SupplySet => {
    const folder = `${supplyFolder}/${made++}`
    mkdirSync(`${folder}/box`, { recursive: true })
    return { folder, box: `${folder}/box` }
  })
  const fifos = sets.flatMap(({ folder }) => [`${folder}/in`, `${folder}/out`, `${folder}/err`])
  const options = mountOptions(defaultLimits)
  // One shell for the whole batch; the paths are ours, numbered, and need no quoting.
  const mounts = sets.map(({ box }) => `mount -t tmpfs -o ${options} tmpfs ${box}`)
  await run('/bin/sh', ['-ec', [`mkfifo -m 600 ${fifos.join(' ')}`, ...mounts].join('\n')], {
    timeout: 20_000,
  })
  ready.push(...sets)
}

/** One set, its tmpfs capped as `limits` say. Throws when none can be made. */
export async function takeSupplies(limits: Limits): Promise<SupplySet> {
  if (ready.length === 0) {
    refill ??= stockSupplies().finally(() => {
      refill = null
    })
    await refill
  }
  const set = ready.shift()
  if (set === undefined) return takeSupplies(limits)
  if (limits.diskBytes !== defaultLimits.diskBytes || limits.diskInodes !== defaultLimits.diskInodes) {
    await run('/bin/mount', ['-o', `remount,${mountOptions(limits)}`, set.box], { timeout: 20_000 })
  }
  return set
}

/** Gives the working folder's memory back once its jail is gone. */
export async function discardBox(box: string): Promise<void> {
  await run('/bin/umount', ['-l', box], { timeout: 20_000 }).catch((error: unknown) => {
    // The folder stays capped, and goes with the cell: worth a line in the log, not a failed check.
    console.error(`the working folder ${box} was not unmounted:`, error)
  })
}

function mountOptions(limits: Limits): string {
  return `size=${limits.diskBytes},nr_inodes=${limits.diskInodes},mode=700,nosuid,nodev`
}
