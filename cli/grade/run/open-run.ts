// Opens the folder of a run: a new one, or one to go on with. Nobody else may write it meanwhile.
import { mkdir, readdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { type FinishedKey, finishedKeys } from './finished-keys.ts'
import { Journal } from './journal.ts'
import { lockRun } from './lock-run.ts'
import { type RunFile, readRunFile, runFileName, whyDifferent, writeRunFile } from './run-file.ts'

export interface OpenRun {
  folder: string
  run: RunFile
  journal: Journal
  finished: ReadonlyMap<string, FinishedKey>
  close(): Promise<void>
}

export type OpenedRun = { ok: true; opened: OpenRun } | { ok: false; says: string }

export interface OpenRunOptions {
  resume: boolean
  seedGiven: boolean
}

/** @param now what this run would grade with */
export async function openRun(
  wanted: string,
  now: RunFile,
  { resume, seedGiven }: OpenRunOptions,
): Promise<OpenedRun> {
  const made = await mkdir(wanted, { recursive: true }).then(
    () => null,
    (error: unknown) => String(error),
  )
  if (made !== null)
    return { ok: false, says: `${wanted} cannot be made: ${made}. Name another folder with --out.` }
  const folder = await realpath(wanted)
  const lock = await lockRun(folder)
  if (lock === null) {
    return {
      ok: false,
      says: `Another run is writing ${folder}. Wait for its end, or name another folder with --out.`,
    }
  }
  const refuse = (says: string): OpenedRun => {
    lock.release()
    return { ok: false, says }
  }
  const before = await readRunFile(folder)
  if (before === 'unreadable') {
    return refuse(`${join(folder, runFileName)} is not one of ours. Name another folder with --out.`)
  }
  if (before === null) {
    const strange = (await readdir(folder)).length > 0
    if (strange) return refuse(`${folder} is not empty, and holds no run. Name another folder with --out.`)
  } else if (!resume) {
    return refuse(
      `${folder} holds a run already. Go on with it by --resume, or name another folder with --out.`,
    )
  } else {
    const different = whyDifferent(before, now, seedGiven)
    if (different !== null) {
      return refuse(
        `The run in ${folder} cannot go on. ${different} Begin anew in another folder, with --out.`,
      )
    }
  }
  const run = before ?? now
  if (before === null) await writeRunFile(folder, run)
  const opened = await Journal.open(join(folder, 'journal.ndjson'))
  if (!opened.ok) return refuse(opened.says)
  const { journal, lines } = opened
  const close = async () => {
    await journal.close()
    lock.release()
  }
  return { ok: true, opened: { folder, run, journal, finished: await finishedKeys(folder, lines), close } }
}
