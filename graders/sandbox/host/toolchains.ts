// What builds programs, handed into a cell beside its system, where only jails that need it find it
// (jail/toolchain-places.ts): the jail of a build, and the jail of a program whose machine it is.
import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type Runtime, runtimeNames, runtimes } from '#graders/runtimes.ts'
import type { MissingLanguage } from '#graders/sandbox/contract.ts'
import { findTool } from '#graders/sandbox/host/find-tool.ts'
import { jailedRuntimes } from '#graders/sandbox/jail/jailed-runtimes.ts'
import { cellToolchain, cellTools, type Toolchain, toolLink } from '#graders/sandbox/jail/toolchain-places.ts'

interface Tool {
  /** What it builds nothing without, for who lacks it; by the tool's real file. */
  needs: (file: string) => string
  /** Folders of this machine that make it whole; what is not there is left out. */
  folders: (file: string) => readonly string[]
  /** The packages that bring it on Debian. */
  packages: string
}

const tools: Record<string, Tool> = {
  cc: {
    needs: () => '/usr/include/stdio.h',
    // Parts and headers of gcc (Debian, Fedora).
    folders: () => ['/usr/lib/gcc', '/usr/libexec/gcc', '/usr/include'],
    packages: 'gcc libc6-dev',
  },
  javac: {
    needs: (file) => join(dirname(file), 'jar'),
    folders: (file) => [javaHome(file), ...javaSettings()],
    packages: 'default-jdk-headless',
  },
  go: {
    // Debian 12 brings the standard library compiled. Later ones do not: a build would compile all of it anew.
    needs: (file) => join(goHome(file), `pkg/linux_${goMachine}/net.a`),
    folders: (file) => [goHome(file), `/usr/share/${basename(goHome(file))}`],
    packages: 'golang-go',
  },
}

const goHome = (file: string) => dirname(dirname(file))
const goMachine = process.arch === 'x64' ? 'amd64' : process.arch
const javaHome = (file: string) => dirname(dirname(file))

/** Debian keeps the settings of a Java there, and links to them. */
const javaSettings = () =>
  readdirSync('/etc')
    .filter((name) => /^java-\d+-openjdk$/.test(name))
    .map((name) => `/etc/${name}`)

/** Null where it is not there, not whole, or where no jail can have it. */
function findOnHost(name: string): Toolchain | null {
  const tool = tools[name]
  const found = findTool(name)
  if (tool === undefined || found === null) return null
  // /usr/bin/cc is a link into /etc/alternatives, which no cell follows.
  const file = realpathSync(found)
  // A jail has these two of its own making; anything else of the machine may be somebody's home.
  if (!/^\/(?:usr|opt)\//.test(file) || !existsSync(tool.needs(file))) return null
  return { tool: file, folders: tool.folders(file).filter((path) => existsSync(path)) }
}

/** In words of bwrap. */
export function toolchainBinds(): string[] {
  return Object.keys(tools).flatMap((name) => {
    const toolchain = findOnHost(name)
    if (toolchain === null) return []
    const { tool, folders } = toolchain
    return [
      ['--symlink', tool, join(cellTools, name, toolLink)],
      ...folders.map((path, index) => ['--symlink', path, join(cellTools, name, String(index))]),
      ...folders.map((path) => ['--ro-bind', path, join(cellToolchain, path)]),
    ].flat()
  })
}

const toolOf = (runtime: Runtime): string | null => jailedRuntimes[runtime].building?.tool ?? null

/** Languages that programs cannot be written in on this machine: those whose builder it lacks. */
export function findMissingLanguages(): MissingLanguage[] {
  return runtimeNames.flatMap((runtime) => {
    const name = toolOf(runtime)
    if (name === null || findOnHost(name) !== null) return []
    const found = findTool(name)
    const needs = found === null ? undefined : tools[name]?.needs(realpathSync(found))
    const lacks = needs === undefined || existsSync(needs) ? `no ${name} in /usr` : `no ${needs}`
    const { language, name: called } = runtimes[runtime]
    return [
      {
        language,
        because: `programs in ${called} are not judged: there is ${lacks}`,
        remedy: `sudo apt-get install -y --no-install-recommends ${tools[name]?.packages ?? name}`,
      },
    ]
  })
}
