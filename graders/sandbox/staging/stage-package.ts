// What a cell sees of this package: a copy of just the code that runs in it, named by its content, read-only, and
// placed where the unprivileged uid can read it (the checkout may be below a 0700 home) but nobody can change it.
import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isReadableByAll, makeStagingRoot } from '#graders/sandbox/staging/staging-root.ts'

/** Without a slash at its end. */
export const packageFolder = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '')

/** Folders whose code runs in a cell, and the packages that it imports. A test compares with the code. */
const stagedFolders = ['graders', 'protocols']
export const stagedPackages = ['zod']
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
export function stagePackage(root = makeStagingRoot()): StagedPackage {
  const files = stagedFiles()
  const folder = join(root, `package-${contentHash(files)}`)
  if (!existsSync(folder)) placeWhole(folder, (into) => copyFiles(files, into))
  touch(folder)
  const node = stageNode(root)
  removeOldStages(root)
  return { folder, node }
}

/** Paths, relative to the package, of every file that a cell sees. */
export function stagedFiles(): string[] {
  const own = stagedFolders.flatMap((name) => filesBelow(join(packageFolder, name), isCellCode))
  const packages = stagedPackages.flatMap((name) => {
    return filesBelow(join(packageFolder, 'node_modules', name), isPackageCode)
  })
  return ['package.json', ...[...own, ...packages].map((path) => relative(packageFolder, path)).toSorted()]
}

function isPackageCode(path: string): boolean {
  return (path.endsWith('.js') || path.endsWith('.json')) && !path.includes(`${sep}src${sep}`)
}

function isCellCode(path: string): boolean {
  const local = relative(packageFolder, path)
  if (leftOut.some((folder) => local === folder || local.startsWith(folder + sep))) return false
  return /\.(ts|cjs|py|json)$/.test(path) && !path.endsWith('.test.ts')
}

function filesBelow(folder: string, wanted: (path: string) => boolean): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesBelow(path, wanted)
    return entry.isFile() && wanted(path) ? [path] : []
  })
}

function contentHash(files: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of files) {
    hash.update(`${file}\0`)
    // A package's files are what its exact version says they are; ours change while we work.
    if (file.startsWith('node_modules') && !file.endsWith('package.json')) continue
    hash.update(
      createHash('sha256')
        .update(readFileSync(join(packageFolder, file)))
        .digest(),
    )
  }
  return hash.digest('hex').slice(0, 32)
}

function copyFiles(files: readonly string[], into: string): void {
  for (const file of files) {
    const target = join(into, file)
    mkdirSync(dirname(target), { recursive: true })
    copyFileSync(join(packageFolder, file), target)
  }
  mkdirSync(join(into, 'exercises'))
  // The umask of whoever started us may keep other users out.
  for (const entry of readdirSync(into, { recursive: true, withFileTypes: true })) {
    chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o444)
  }
  chmodSync(into, 0o755)
}

/** The pinned Node where it stands if the cell's uid can read it there, else a copy (made once, 120 MB). */
function stageNode(root: string): string {
  const pinned = join(packageFolder, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node')
  const node = existsSync(pinned) ? pinned : process.execPath
  if (process.geteuid?.() !== 0 || isReadableByAll(node)) return node
  const { size, mtimeMs } = statSync(node)
  const name = createHash('sha256').update(`${node} ${size} ${mtimeMs}`).digest('hex').slice(0, 32)
  const folder = join(root, `node-${name}`)
  if (!existsSync(folder)) {
    placeWhole(folder, (into) => {
      copyFileSync(node, join(into, 'node'))
      chmodSync(join(into, 'node'), 0o555)
      chmodSync(into, 0o755)
    })
  }
  touch(folder)
  return join(folder, 'node')
}

/** Fills a folder under another name and then renames it: it is there whole, or not at all. */
function placeWhole(folder: string, fill: (into: string) => void): void {
  const draft = join(dirname(folder), `draft-${randomBytes(8).toString('hex')}`)
  mkdirSync(draft, { mode: 0o700 })
  try {
    fill(draft)
    renameSync(draft, folder)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    // Another process may have been quicker with the same content.
    if (!existsSync(folder)) throw error
  }
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
