import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'

// What decides a verdict, as folders and files of graders/ and protocols/. Declared versions count up when the
// meaning of stored results changes; the hash notices everything else.
const exerciseGrader = {
  declared: 1,
  roots: [
    'graders/exercise',
    'graders/models',
    'graders/parts',
    'graders/outcome.ts',
    'graders/random.ts',
    'protocols',
  ],
}
const labGrader = {
  declared: 1,
  roots: [
    'graders/labs',
    'graders/random.ts',
    'graders/runtimes.ts',
    'graders/sandbox',
    'graders/outcome.ts',
    'graders/cell',
    'protocols',
  ],
}
const filesMax = 2_000

type Grader = typeof exerciseGrader
const computed = new Map<Grader, Promise<string>>()

/** Version of what judges answers: "1-" and 16 hex digits. */
export const getExerciseGraderVersion = () => versionOf(exerciseGrader)
/** Of a run that no worker has taken up yet: which grader judges it is known when one does. */
export const graderNotKnownYet = ''

/** Version of what judges programs; the lab's own checks are pinned by the exercise version. */
export const getLabGraderVersion = (folder?: string) => versionOf(labGrader, folder)

/** `folder` is the project's, for who may be started elsewhere. */
function versionOf(grader: Grader, folder?: string): Promise<string> {
  const known = computed.get(grader)
  if (known !== undefined) return known
  const version = hashFiles(grader, folder)
  computed.set(grader, version)
  version.catch(() => computed.delete(grader))
  return version
}

async function hashFiles({ declared, roots }: Grader, folder?: string): Promise<string> {
  const base = folder ?? (await projectFolder())
  const files = (
    await Promise.all(roots.map((root) => listFiles(path.join(/* turbopackIgnore: true */ base, root))))
  )
    .flat()
    .toSorted()
  if (files.length > filesMax)
    throw new Error(`The grader has ${files.length} files; ${filesMax} were expected at most.`)
  const hash = createHash('sha256')
  for (const file of files) {
    const content = createHash('sha256')
      .update(await readFile(file))
      .digest('hex')
    hash.update(`${path.relative(base, file)}\0${content}\n`)
  }
  return `${declared}-${hash.digest('hex').slice(0, 16)}`
}

/** Source files that can change a verdict: no tests, no hostile programs, no notes. */
async function listFiles(root: string): Promise<string[]> {
  if (/\.[a-z]+$/.test(path.basename(root))) return [root]
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  return entries
    .filter(
      (entry) =>
        entry.isFile() && /\.(?:ts|cjs|mjs|js|py)$/.test(entry.name) && !entry.name.includes('.test.'),
    )
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !/\/(?:hostile|testing|textbook)\//.test(file))
}

async function projectFolder(): Promise<string> {
  const folder = process.cwd()
  const described = z
    .looseObject({ name: z.string() })
    .parse(JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')))
  if (described.name !== 'roundtrip')
    throw new Error(`Start this from the project's folder, not from ${folder}.`)
  return folder
}
