// The first thing every command runs, on whatever Node (20 or newer) the user has: installs the dependencies if
// they are missing or older than the lock file, then hands over to the Node that the project carries. Plain
// JavaScript and no dependencies, for that reason. The tools of tests and checks (devDependencies) are installed by
// the first command that uses them, beside what is there.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const projectFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const parentCheckMs = 1_000

/**
 * Runs a TypeScript file of the project and ends as it ends.
 * @param {string} file relative to the project
 * @param {string[]} args
 * @param {boolean} withTools whether the file uses devDependencies
 */
export async function runPinned(file, args, withTools = false) {
  refuseOldNode()
  installDependencies(withTools)
  const node = findNode()
  const bin = path.join(projectFolder, 'node_modules', '.bin')
  const child = spawn(node, [path.join(projectFolder, file), ...args], {
    // The fourth is a channel whose closing tells the child that we are gone, however we went.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      PATH: [path.dirname(node), bin, process.env.PATH].join(path.delimiter),
      NEXT_TELEMETRY_DISABLED: '1',
      CHECKPOINT_DISABLE: '1',
      // What Node compiled before: a start computes a third less. Gone with the packages that it was made from.
      NODE_COMPILE_CACHE:
        process.env.NODE_COMPILE_CACHE || path.join(projectFolder, 'node_modules', '.cache', 'compiled'),
    },
  })
  // Ctrl-C reaches the child by itself; it decides how to end.
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'))
  if (process.env.npm_lifecycle_event) {
    // When npm is killed, what it ran must not go on unseen. It is our parent, or a shell between us is.
    const starters = findStarters()
    const check = () => findStarters() !== starters && child.kill('SIGTERM')
    setInterval(check, parentCheckMs).unref()
  }
  const [code, signal] = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (...end) => resolve(end))
  })
  process.exit(signal ? 1 : (code ?? 1))
}

/** Our parent and its parent, as far as the system tells. */
function findStarters() {
  try {
    const fields = readFileSync(`/proc/${process.ppid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')
    return `${process.ppid} ${fields?.[1]}`
  } catch {
    return String(process.ppid)
  }
}

function refuseOldNode() {
  if (Number(process.versions.node.split('.')[0]) >= 20) return
  console.error(
    `Roundtrip needs Node 20 or newer to start; this is ${process.version} (${process.execPath}).`,
  )
  process.exit(1)
}

function installDependencies(withTools) {
  const missing = findMissing(withTools)
  if (!missing) return
  const startedAt = Date.now()
  // `npm ci` begins from nothing; `npm install` adds. Both keep to the lock file and leave it as it is.
  const [what, verb, ...options] = missing.onlyTools
    ? ['the tools of tests and checks', 'install', '--no-save', '--include=dev']
    : ['dependencies', 'ci', withTools ? '--include=dev' : '--omit=dev']
  options.push('--include=optional', '--prefer-offline', '--loglevel=error')
  const first = missing.onlyTools ? '' : '; the first time takes about a minute'
  console.log(`Installing ${what} (${missing.because})${first}.`)
  const npm = process.env.npm_execpath
  const ran = npm
    ? spawnSync(process.execPath, [npm, verb, ...options], { cwd: projectFolder, stdio: 'inherit' })
    : spawnSync('npm', [verb, ...options], {
        cwd: projectFolder,
        stdio: 'inherit',
        shell: process.platform === 'win32',
      })
  if (ran.status !== 0) {
    console.error(`\`npm ${verb}\` failed: what it said is above. Nothing was started.`)
    process.exit(1)
  }
  console.log(`Installed in ${((Date.now() - startedAt) / 1_000).toFixed(1)} s.`)
}

/**
 * npm writes what it installed into node_modules when it is done; a package of another version means stale. Packages
 * for other systems and CPUs are optional, and missing.
 * @returns {{ because: string, onlyTools: boolean } | null}
 */
function findMissing(withTools) {
  const installed = readPackages(path.join(projectFolder, 'node_modules', '.package-lock.json'))
  if (!installed) return { because: 'none yet', onlyTools: false }
  const wanted = Object.entries(readPackages(path.join(projectFolder, 'package-lock.json')) ?? {})
  const stale = wanted.filter(([name, { version, optional }]) => {
    const found = installed[name]
    return name !== '' && (found ? found.version !== version : !optional)
  })
  const own = stale.find(([, { dev }]) => !dev)
  const first = own ?? (withTools ? stale[0] : undefined)
  if (!first) return null
  const [name, { version }] = first
  return { because: `${name.replace('node_modules/', '')} ${version}`, onlyTools: !own }
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return null
  }
}

/** The Node that came with the dependencies; on a platform without one, the user's own from 24 on. */
function findNode() {
  const windows = process.platform === 'win32'
  const name = `node-${windows ? 'win' : process.platform}-${process.arch}`
  const pinned = path.join(projectFolder, 'node_modules', name, 'bin', windows ? 'node.exe' : 'node')
  if (existsSync(pinned)) return pinned
  if (Number(process.versions.node.split('.')[0]) < 24) {
    console.error(
      `Roundtrip carries no Node for ${process.platform}-${process.arch}, and this is ${process.version}. ` +
        'Install Node 24 or newer and try again.',
    )
    process.exit(1)
  }
  return process.execPath
}
