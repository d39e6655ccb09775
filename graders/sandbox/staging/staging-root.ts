// Where staged code lives: a folder that we own and that nobody else can write to or replace, with parents that
// hold to the same. As root it must be readable by the cells' unprivileged uids as well.
import { chmodSync, lstatSync, mkdirSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** The first of the usual places that is safe, made if need be. Throws, naming each and what is wrong with it. */
export function makeStagingRoot(): string {
  const problems: string[] = []
  for (const folder of candidates()) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 })
      const problem = whyUnsafe(folder)
      if (problem === null) {
        chmodSync(folder, 0o755)
        return folder
      }
      problems.push(`${folder}: ${problem}`)
    } catch (error) {
      problems.push(`${folder}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  throw new Error(`no safe place to stage the sandbox's files: ${problems.join('; ')}`)
}

/** Null when only we, or root, can change what the path names; else the reason in words. */
export function whyUnsafe(folder: string): string | null {
  const ours = new Set([0, process.geteuid?.() ?? -1])
  for (let at = resolve(folder); ; at = dirname(at)) {
    const { uid, mode } = lstatSync(at)
    if ((mode & 0o170000) !== 0o040000) return `${at} is not a plain folder`
    if (!ours.has(uid)) return `${at} belongs to another user`
    const sticky = (mode & 0o1000) !== 0 && at !== resolve(folder)
    if ((mode & 0o022) !== 0 && !sticky) return `${at} can be written by others`
    if (at === dirname(at)) return null
  }
}

/** True when every user can reach and read the file. */
export function isReadableByAll(file: string): boolean {
  const start = resolve(file)
  if ((lstatSync(start).mode & 0o004) === 0) return false
  for (let at = dirname(start); ; at = dirname(at)) {
    if ((lstatSync(at).mode & 0o001) === 0) return false
    if (at === dirname(at)) return true
  }
}

function candidates(): string[] {
  const temporary = join(tmpdir(), `roundtrip-${process.geteuid?.() ?? 'user'}`)
  if (process.geteuid?.() === 0) return ['/var/cache/roundtrip', temporary]
  const caches = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache')
  return [join(caches, 'roundtrip'), temporary]
}
