// Makes the typed database client from prisma/schema.prisma, unless it is the one that is there.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { projectFolder } from './data-folder.ts'
import { fingerprint } from './fingerprint.ts'

const folder = path.join(projectFolder, 'prisma/generated')
const timeoutMs = 120_000

/** Where the stock Prisma command line finds a schema engine that needs no download. */
export const prismaEnvironment: Record<string, string> = {
  PRISMA_SCHEMA_ENGINE_BINARY: path.join(projectFolder, 'server/database/schema-engine-rpc.ts'),
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  CHECKPOINT_DISABLE: '1',
}

/** Returns whether anything was to do. */
export function prepareClient(): boolean {
  const stamp = path.join(folder, 'made-from')
  const wanted = fingerprint(['prisma/schema.prisma', 'node_modules/prisma/package.json'])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false
  const cli = path.join(projectFolder, 'node_modules/prisma/build/index.js')
  const made = spawnSync(process.execPath, [cli, 'generate'], {
    cwd: projectFolder,
    env: { ...process.env, ...prismaEnvironment },
    encoding: 'utf8',
    timeout: timeoutMs,
  })
  if (made.status !== 0)
    throw new Error(`The database client could not be made:\n${made.stdout}${made.stderr}`)
  writeFileSync(stamp, wanted)
  return true
}
