// How this works: Node can neither make pipes nor mount file systems, and starting a command for each costs
// milliseconds that a student would wait for. So sets of three pipes and a tmpfs are made for several programs at
// once, ahead of time; each set serves one program and is then thrown away.
import { execFile } from 'node:child_process'
import { randomBytes, randomInt } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { defaultLimits, type Limits } from '#graders/sandbox/contract.ts'
import { homeOnDisk, sharedOnDisk } from '#graders/sandbox/jail/jail-command.ts'
import { writeJailEtc } from '#graders/sandbox/jail/jail-etc.ts'
import { makePipes, type PipeEnds } from '#graders/sandbox/jail/make-pipes.ts'

const run = promisify(execFile)
const setsPerBatch = 8
const refillBelow = 4

export interface SupplySet {
  /** A fresh tmpfs, mounted, with the folders that a jail finds on it. */
  disk: string
  /** Another, empty: for the submission of a program whose jail is there before it. */
  submission: string
  /** The jail's /etc, which still lacks its hosts file. */
  etc: string
  stdin: PipeEnds
  stdout: PipeEnds
  stderr: PipeEnds
}

const ready: SupplySet[] = []
let refill: Promise<void> | null = null

/** Makes the next batch. Throws when a mount or a pipe cannot be made. */
export async function stockSupplies(): Promise<void> {
  const folders = Array.from(
    { length: setsPerBatch },
    () => `/tmp/supplies/${randomBytes(6).toString('hex')}`,
  )
  for (const folder of folders) {
    mkdirSync(`${folder}/disk`, { recursive: true })
    mkdirSync(`${folder}/etc`)
    mkdirSync(`${folder}/submission`)
    writeJailEtc(`${folder}/etc`)
  }
  // One shell for the whole batch; the paths are ours, numbered, and need no quoting.
  const mounts = folders.flatMap((folder) => [
    `mount -t tmpfs -o ${mountOptions(defaultLimits)} tmpfs ${folder}/disk`,
    `mount -t tmpfs -o ${submissionOptions} tmpfs ${folder}/submission`,
  ])
  const [pipes] = await Promise.all([
    makePipes(3 * setsPerBatch),
    run('/bin/sh', ['-ec', mounts.join('\n')], { timeout: 20_000 }),
  ])
  for (const folder of folders) {
    const [stdin, stdout, stderr] = pipes.splice(0, 3)
    if (stdin === undefined || stdout === undefined || stderr === undefined)
      throw new Error('too few pipes were made')
    const disk = `${folder}/disk`
    furnish(disk)
    ready.push({ disk, submission: `${folder}/submission`, etc: `${folder}/etc`, stdin, stdout, stderr })
  }
}

/** One set, its tmpfs capped as `limits` say. Throws when none can be made. */
export async function takeSupplies(limits: Limits): Promise<SupplySet> {
  if (ready.length === 0) await refillOnce()
  // At random, and named so: a program that sees names or device numbers of its mounts cannot count checks by them.
  const [set] = ready.splice(randomInt(ready.length), 1)
  if (set === undefined) return takeSupplies(limits)
  if (limits.diskBytes === defaultLimits.diskBytes && limits.diskInodes === defaultLimits.diskInodes)
    return set
  const disk = `${set.disk}-as-asked`
  mkdirSync(disk)
  await run('/bin/mount', ['-t', 'tmpfs', '-o', mountOptions(limits), 'tmpfs', disk], { timeout: 20_000 })
  furnish(disk)
  return { ...set, disk }
}

/** To be called when a program has ended: the next batch is made between programs, not while one is waited for. */
export function restock(): void {
  if (ready.length >= refillBelow) return
  // Whoever needs a set and finds none makes the attempt again, and hears of it.
  refillOnce().catch((error: unknown) => console.error('supplies were not made ahead of time:', error))
}

function refillOnce(): Promise<void> {
  refill ??= stockSupplies().finally(() => {
    refill = null
  })
  return refill
}

/** Gives the memory of what was mounted back once its jail is gone. */
export async function discardSupplies({ disk, submission }: SupplySet): Promise<void> {
  await run('/bin/umount', ['-l', disk, submission], { timeout: 20_000 }).catch((error: unknown) => {
    // It stays capped, and goes with the cell: worth a line in the log, not a failed check.
    console.error(`the disk ${disk} was not unmounted:`, error)
  })
}

function furnish(disk: string): void {
  mkdirSync(join(disk, homeOnDisk), { mode: 0o700 })
  mkdirSync(join(disk, sharedOnDisk), { mode: 0o700 })
}

/** What a submission may have (contract/run-protocol.ts), with room for folders. */
const submissionOptions = 'size=4194304,nr_inodes=256,mode=700,nosuid,nodev'

function mountOptions(limits: Limits): string {
  return `size=${limits.diskBytes},nr_inodes=${limits.diskInodes},mode=700,nosuid,nodev`
}
