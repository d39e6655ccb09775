// What a cell sees of this package: just the code that runs in it, bundled, named by its content, read-only, and
// placed where the unprivileged uid can read it (the checkout may be below a 0700 home) but nobody can change it.
import { createHash } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleEntries } from '#graders/sandbox/staging/bundle-entries.ts'
import { placeWhole } from '#graders/sandbox/staging/place-whole.ts'
import { isReadableByAll, makeStagingRoot } from '#graders/sandbox/staging/staging-root.ts'

/** Without a slash at its end. */
export const packageFolder = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '')

/** What can be started in a cell. */
const cellEntries = [
  'graders/cell/harness.ts',
  'graders/sandbox/cell/run-programs.ts',
  'graders/sandbox/cell/measure-starts.ts',
  'graders/sandbox/self-test/look-from-cell.ts',
] as const
export type CellEntry = (typeof cellEntries)[number]
/** What labs import of ours. They are not there yet when it is bundled. */
const doorsFolder = join('graders', 'author')
/** Handed in as they stand, and the packages that they import: a lab takes the one or two that it names. */
const protocolsFolder = 'protocols'
const stagedPackages = ['zod']

/** Folders whose code runs in a cell. */
const stagedFolders = ['graders', protocolsFolder]
/** The hostile programs are for our tests only, and are handed in one by one. */
const leftOut = [join('graders', 'sandbox', 'hostile')]

const stageKeptDays = 7

export interface StagedPackage {
  /** Bound at /app in the cell: package.json, graders, protocols, node_modules, and an empty exercises folder. */
  folder: string
  /** Absolute path of the Node that runs in the cell, readable by the cell's uid. */
  node: string
}

/** Stages the package, unless that was done before. Throws when there is no safe place to stage it in. */
export async function stagePackage(root = makeStagingRoot()): Promise<StagedPackage> {
  const sources = cellSources()
  const folder = join(root, `package-${contentHash(sources)}`)
  if (!existsSync(folder)) await placeWhole(folder, (into) => fillPackage(sources, into))
  touch(folder)
  const node = await stageNode(root)
  removeOldStages(root)
  return { folder, node }
}

/** Paths, relative to the package, of every file that what a cell sees is made from. */
export function cellSources(): string[] {
  return stagedFolders.flatMap((name) => filesBelow(name, isCellCode)).toSorted()
}

/** Resolves to the paths, relative to the package, of the modules that were bundled. */
export async function fillPackage(sources: readonly string[], into: string): Promise<string[]> {
  const doors = sources.filter((file) => dirname(file) === doorsFolder)
  const bundled = await bundleEntries(packageFolder, [...cellEntries, ...doors], into)
  const asTheyStand = [
    ...sources.filter((file) => file.startsWith(protocolsFolder + sep) || !file.endsWith('.ts')),
    ...stagedPackages.flatMap((name) => filesBelow(join('node_modules', name), isPackageCode)),
  ]
  copyFiles(asTheyStand, into)
  writeFileSync(join(into, 'package.json'), JSON.stringify(packageInCell))
  mkdirSync(join(into, 'exercises'))
  // The umask of whoever started us may keep other users out.
  for (const entry of readdirSync(into, { recursive: true, withFileTypes: true })) {
    chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o444)
  }
  chmodSync(into, 0o755)
  return bundled.map((path) => relative(packageFolder, path))
}

/** The names of package.json by which labs import. */
const packageInCell = {
  type: 'module',
  imports: {
    '#graders/author': './graders/author/before-doors.js',
    '#graders/author/*': './graders/author/*.js',
    '#protocols/*': './protocols/*',
  },
}

function isPackageCode(path: string): boolean {
  return (path.endsWith('.js') || path.endsWith('.json')) && !path.includes(`${sep}src${sep}`)
}

function isCellCode(path: string): boolean {
  if (leftOut.some((folder) => path.startsWith(folder + sep))) return false
  return /\.(ts|cjs|py|c|json)$/.test(path) && !path.endsWith('.test.ts')
}

/** Paths, relative to the package as `folder` is. */
function filesBelow(folder: string, wanted: (path: string) => boolean): string[] {
  return readdirSync(join(packageFolder, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesBelow(path, wanted)
    return entry.isFile() && wanted(path) ? [path] : []
  })
}

/** Of our own files, and of which versions of packages they are bundled by and with. */
function contentHash(sources: readonly string[]): string {
  const hash = createHash('sha256')
  const packages = ['rolldown', ...stagedPackages].map((name) => join('node_modules', name, 'package.json'))
  for (const file of [...sources, ...packages]) {
    const content = createHash('sha256').update(readFileSync(join(packageFolder, file)))
    hash.update(`${file}\0`).update(content.digest())
  }
  return hash.digest('hex').slice(0, 32)
}

function copyFiles(files: readonly string[], into: string): void {
  for (const file of files) {
    const target = join(into, file)
    mkdirSync(dirname(target), { recursive: true })
    copyFileSync(join(packageFolder, file), target)
  }
}

/** The pinned Node where it stands if the cell's uid can read it there, else a copy (made once, 120 MB). */
async function stageNode(root: string): Promise<string> {
  const pinned = join(packageFolder, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node')
  const node = existsSync(pinned) ? pinned : process.execPath
  if (process.geteuid?.() !== 0 || isReadableByAll(node)) return node
  const { size, mtimeMs } = statSync(node)
  const name = createHash('sha256').update(`${node} ${size} ${mtimeMs}`).digest('hex').slice(0, 32)
  const folder = join(root, `node-${name}`)
  if (!existsSync(folder)) {
    await placeWhole(folder, (into) => {
      copyFileSync(node, join(into, 'node'))
      chmodSync(join(into, 'node'), 0o555)
      chmodSync(into, 0o755)
    })
  }
  touch(folder)
  return join(folder, 'node')
}

function touch(folder: string): void {
  const now = new Date()
  utimesSync(folder, now, now)
}

function removeOldStages(root: string): void {
  const oldest = Date.now() - stageKeptDays * 86_400_000
  for (const name of readdirSync(root)) {
    const path = join(root, name)
    if (!/^(package|node|draft)-[0-9a-f]+$/.test(name)) continue
    if ((statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) < oldest)
      rmSync(path, { recursive: true, force: true })
  }
}
