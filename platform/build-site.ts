// Builds the site, unless what was built last came from the same sources.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { projectFolder } from './data-folder.ts'
import { fingerprint } from './fingerprint.ts'
import { runCommand } from './run-command.ts'

const timeoutMs = 10 * 60_000

const sources = [
  'app',
  'components',
  'graders',
  'protocols',
  'public',
  'server',
  'next.config.js',
  'package-lock.json',
  'package.json',
  'postcss.config.mjs',
  'prisma/schema.prisma',
  'tsconfig.json',
]
const notBuilt = /\.test\.tsx?$|\/(hostile|scratch|textbook)$/

/** Folder of the build, relative to the project. `.data/next-quick` is not minified, which takes a fifth less. */
export type BuildFolder = '.next' | (typeof testBuilds)[number]

export const testBuilds = ['.data/next-test', '.data/next-quick'] as const

export function isBuilt(folder: BuildFolder): boolean {
  const stamp = stampOf(folder)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(sources, notBuilt)
}

/** Throws with the compiler's words. A build that was killed is not taken for one that is done. */
export async function buildSite(folder: BuildFolder, signal?: AbortSignal): Promise<void> {
  // Who builds again will do so often, and then waits half as long.
  const builtBefore = existsSync(path.join(projectFolder, folder, 'BUILD_ID')) ? 'yes' : 'no'
  rmSync(stampOf(folder), { force: true })
  const from = fingerprint(sources, notBuilt)
  const built = await runCommand(
    {
      name: 'build',
      programs: [['node_modules/next/dist/bin/next', 'build']],
      env: {
        NEXT_DIST_DIR: folder,
        NODE_ENV: 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        BUILT_BEFORE: builtBefore,
      },
    },
    { signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]) },
  )
  if (!built.ok) throw new Error(`The site could not be built:\n${built.output}`)
  writeFileSync(stampOf(folder), from)
}

function stampOf(folder: BuildFolder): string {
  return path.join(projectFolder, folder, 'built-from')
}

/** The build that tests run on: the site's own when it is up to date, else one beside it. By day a quick one will do; what
 * is measured, and the tests of the night, are of the site as it is served. */
export async function prepareTestBuild(): Promise<BuildFolder> {
  if (isBuilt('.next')) return '.next'
  const quick = process.env.ROUNDTRIP_QUICK_BUILD === '1' && !isBuilt('.data/next-test')
  const folder = quick ? '.data/next-quick' : '.data/next-test'
  if (!isBuilt(folder)) await buildSite(folder)
  return folder
}
