// Prisma's own command line on the development database and the offline schema engine, for example
// `npm run prisma -- migrate dev --name add_something`.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { dataFolder, projectFolder } from '#platform/data-folder.ts'
import { prismaEnvironment } from '#platform/prepare-client.ts'
import { startEmbeddedPostgres } from '#server/database/embedded-postgres.ts'

const cluster = process.env.DATABASE_URL
  ? null
  : await startEmbeddedPostgres({ dataDir: dataFolder, endWithParent: true })
const cli = path.join(projectFolder, 'node_modules/prisma/build/index.js')
const ran = spawnSync(process.execPath, [cli, ...process.argv.slice(2)], {
  cwd: projectFolder,
  env: { ...process.env, ...prismaEnvironment, DATABASE_URL: process.env.DATABASE_URL ?? cluster?.url ?? '' },
  stdio: 'inherit',
})
if (cluster && !cluster.reused) await cluster.stop()
process.exit(ran.status ?? 1)
