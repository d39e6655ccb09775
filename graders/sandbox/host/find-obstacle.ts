// Why this machine cannot have a sandbox, as far as that can be said without trying: the known cases, each with
// what an operator does about it.
import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { findBwrap, findTool } from '#graders/sandbox/host/find-tool.ts'
import { systemFolders } from '#graders/sandbox/host/system-folders.ts'
import { bareEnvironment } from '#graders/sandbox/jail/bare-environment.ts'
import { python } from '#graders/sandbox/jail/jailed-runtimes.ts'
import { packageFolder } from '#graders/sandbox/staging/stage-package.ts'

const run = promisify(execFile)

export interface Obstacle {
  because: string
  remedy: string
}

const oldestBwrap = { major: 0, minor: 8 }

/** Null when nothing known stands in the way. */
export async function findObstacle(): Promise<Obstacle | null> {
  return (
    findPlatformObstacle(process.platform, process.arch) ??
    (await findBwrapObstacle()) ??
    findToolObstacle() ??
    findPlaceObstacle(packageFolder, systemFolders()) ??
    findKernelObstacle()
  )
}

export function findPlatformObstacle(platform: NodeJS.Platform, arch: string): Obstacle | null {
  if (platform === 'darwin' || platform === 'win32') {
    const name = platform === 'darwin' ? 'macOS' : 'Windows'
    const where = platform === 'darwin' ? 'a Linux virtual machine' : 'WSL 2'
    return {
      because: `the sandbox is built on Linux namespaces, which ${name} does not have`,
      remedy: `Run a grading worker on a Linux machine (${where} will do) with the same DATABASE_URL; everything else works here.`,
    }
  }
  if (platform !== 'linux')
    return {
      because: `the sandbox needs Linux, not ${platform}`,
      remedy: 'Run a grading worker on a Linux machine.',
    }
  if (arch !== 'x64' && arch !== 'arm64') {
    return {
      because: `the system call filter knows x86-64 and arm64, not ${arch}`,
      remedy: 'Run a grading worker on such a machine.',
    }
  }
  return null
}

async function findBwrapObstacle(): Promise<Obstacle | null> {
  const bwrap = findBwrap()
  if (bwrap === null) {
    const named = process.env.ROUNDTRIP_BWRAP
    if (named)
      return {
        because: `ROUNDTRIP_BWRAP names ${named}, which is not an executable file`,
        remedy: 'Unset ROUNDTRIP_BWRAP, or give the absolute path of bwrap.',
      }
    return { because: 'bubblewrap is not installed', remedy: installLine('bubblewrap') }
  }
  const version = await run(bwrap, ['--version'], { timeout: 10_000, env: bareEnvironment }).then(
    ({ stdout }) => stdout.trim(),
    (error: unknown) => `it did not run: ${String(error)}`.slice(0, 300),
  )
  return findVersionObstacle(version)
}

/** `version` as bwrap prints it: "bubblewrap 0.8.0". */
export function findVersionObstacle(version: string): Obstacle | null {
  const [, major, minor] = /(\d+)\.(\d+)/.exec(version) ?? []
  const newer = Number(major) > oldestBwrap.major || Number(minor) >= oldestBwrap.minor
  if (major !== undefined && newer) return null
  return {
    because: `bubblewrap 0.8 or newer is needed (it brought --disable-userns); this one says "${version}"`,
    remedy:
      'Install a newer bubblewrap (Debian 12, Ubuntu 24.04 and Fedora 38 have one), or name your own build in ROUNDTRIP_BWRAP.',
  }
}

function findToolObstacle(): Obstacle | null {
  const needed = {
    ip: 'iproute2',
    mount: 'mount',
    umount: 'mount',
    mkfifo: 'coreutils',
    prlimit: 'util-linux',
    setpriv: 'util-linux',
    unshare: 'util-linux',
  }
  for (const [tool, debianPackage] of Object.entries(needed)) {
    if (findTool(tool) === null)
      return { because: `${tool} is not installed`, remedy: installLine(debianPackage) }
  }
  if (!existsSync(python)) {
    return {
      because: `${python} is missing (only the system's own Python is seen inside a jail, not one from pyenv or conda)`,
      remedy: installLine('python3'),
    }
  }
  return null
}

/** A checkout that stands in a folder which every jail has would show its hidden checks. */
export function findPlaceObstacle(checkout: string, visible: readonly string[]): Obstacle | null {
  const folder = visible.find((path) => `${checkout}/`.startsWith(`${path}/`))
  if (folder === undefined) return null
  return {
    because: `this checkout stands in ${folder}, which students' programs can read`,
    remedy: 'Move it, for example to /srv or /opt.',
  }
}

/** The settings by which distributions and administrators forbid unprivileged user namespaces. */
function findKernelObstacle(): Obstacle | null {
  if (setting('/proc/sys/user/max_user_namespaces') === '0') {
    return {
      because: 'user namespaces are forbidden (user.max_user_namespaces is 0)',
      remedy: 'Run: sudo sysctl -w user.max_user_namespaces=15000',
    }
  }
  if (setting('/proc/sys/kernel/unprivileged_userns_clone') === '0') {
    return {
      because: 'unprivileged user namespaces are forbidden (kernel.unprivileged_userns_clone is 0)',
      remedy: 'Run: sudo sysctl -w kernel.unprivileged_userns_clone=1',
    }
  }
  return null
}

/** What to say when a cell could not be started although nothing above was found. `log` is bwrap's own words. */
export function explainFailure(log: string): Obstacle {
  const because = `no cell could be started: ${log}`.slice(0, 1_500)
  if (setting('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') === '1') {
    return {
      because:
        `AppArmor keeps bubblewrap from making user namespaces (as Ubuntu 24.04 does by default). ${because}`.slice(
          0,
          1_500,
        ),
      remedy:
        'Give bubblewrap an AppArmor profile with "userns," (see docs/operators), or run: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0',
    }
  }
  if (existsSync('/.dockerenv') || existsSync('/run/.containerenv')) {
    return {
      because: `this container may not make namespaces. ${because}`.slice(0, 1_500),
      remedy:
        'Start the container with --security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined, or run the grading worker outside the container.',
    }
  }
  return {
    because,
    remedy:
      'Run `npm run doctor`, which names each test; bubblewrap must be able to make user, network and mount namespaces.',
  }
}

function installLine(debianPackage: string): string {
  return `On Debian and Ubuntu run: sudo apt-get install ${debianPackage}`
}

function setting(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return null
  }
}
