// The programs of the pools, bundled: they start in half of the time that their sources take
// (docs/decisions/0029-programs-in-one-file.md).
import { existsSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs'
import path from 'node:path'
import { bundleEntries } from '#graders/sandbox/staging/bundle-entries.ts'
import { placeWhole } from '#graders/sandbox/staging/place-whole.ts'
import { dataFolder, projectFolder } from './data-folder.ts'
import { fingerprint } from './fingerprint.ts'

const programs = [
  'server/exercises/exercise-process.ts',
  'server/similarity/similarity-process.ts',
  'server/submissions/unpack-process.ts',
  'server/copying/unpack-course-process.ts',
  'server/pool/watchdog.ts',
  'worker/test-variants-process.ts',
]
const sources = ['graders', 'protocols', 'server', 'worker', 'package-lock.json']
const notBundled = /\.test\.ts$|\/hostile$/

const keptMs = 7 * 86_400_000

/** Makes them, unless that was done from the same sources, and sets ROUNDTRIP_PROGRAMS: for this process and those it starts. */
export async function preparePrograms(): Promise<void> {
  if (process.env.ROUNDTRIP_PROGRAMS) return
  const root = path.join(dataFolder, 'programs')
  const folder = path.join(root, fingerprint(sources, notBundled).slice(0, 32))
  if (!existsSync(folder)) {
    await placeWhole(folder, (into) => bundleEntries(projectFolder, programs, into, 'mjs'))
  }
  utimesSync(folder, new Date(), new Date())
  // A site that has run for longer than that goes on with the sources.
  for (const name of readdirSync(root)) {
    const found = statSync(path.join(root, name), { throwIfNoEntry: false })
    if (found && found.mtimeMs < Date.now() - keptMs)
      rmSync(path.join(root, name), { recursive: true, force: true })
  }
  process.env.ROUNDTRIP_PROGRAMS = folder
}
