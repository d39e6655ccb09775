// Where a cell has what builds programs, and what makes a jail of it: laid out by host/toolchains.ts, read in the cell.
import { existsSync, readdirSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'

/** Folders of toolchains, below this under their own names. */
export const cellToolchain = '/opt/roundtrip/toolchain'
/** For each tool a folder of links to where a jail has it: the tool itself, and numbered, the folders that it needs. */
export const cellTools = '/opt/roundtrip/tools'
export const toolLink = 'tool'

export interface Toolchain {
  /** The tool, where a jail has it. */
  tool: string
  /** What a jail has besides, under its own name. */
  folders: readonly string[]
}

/** Null where the machine lacks it. */
export function findToolchain(name: string): Toolchain | null {
  const links = join(cellTools, name)
  if (!existsSync(links)) return null
  const leadsTo = (link: string) => readlinkSync(join(links, link))
  const numbered = readdirSync(links).filter((link) => link !== toolLink)
  return { tool: leadsTo(toolLink), folders: numbered.map(leadsTo) }
}

const inEtc = '/etc/'

/** Its folders of settings, by their names in /etc, which a jail's own /etc must have as mount points. */
export const settingsOf = ({ folders }: Toolchain): string[] =>
  folders.filter((path) => path.startsWith(inEtc)).map((path) => path.slice(inEtc.length))

/** Once the jail has its /etc. In words of bwrap. */
export const bindSettings = (toolchain: Toolchain): string[] =>
  settingsOf(toolchain).flatMap((name) => ['--ro-bind', join(cellToolchain, inEtc, name), join(inEtc, name)])

/** A /usr with the system's commands and libraries, and the toolchain beside them. In words of bwrap. */
export function bindSystemWith({ folders }: Toolchain): string[] {
  const own = ['/usr/bin', ...readdirSync('/usr/lib').map((name) => `/usr/lib/${name}`), '/usr/lib64']
  const added = folders.filter((path) => !path.startsWith(inEtc))
  return [
    ...own.filter((path) => !added.includes(path)).flatMap((path) => bind(path, path)),
    ...added.flatMap((path) => bind(join(cellToolchain, path), path)),
  ]
}

const bind = (from: string, to: string) => (existsSync(from) ? ['--ro-bind', from, to] : [])
