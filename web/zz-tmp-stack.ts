import { spawn } from 'node:child_process'
import { startEmbeddedPostgres } from '/work/wt/auth/server/database/embedded-postgres.ts'
import { applyMigrations } from '/work/wt/auth/server/database/migrations.ts'

const dataDir = '/tmp/auth-stack-data'
const pg = await startEmbeddedPostgres({ dataDir, endWithParent: true })
process.env.DATABASE_URL = pg.url
await applyMigrations(pg.url)
const { seedDemo } = await import('/work/wt/auth/prisma/seed.ts')
await seedDemo()
console.log(pg.url)
const web = spawn(process.execPath, ['/work/wt/auth/web/main.ts'], {
  cwd: '/work/wt/auth',
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  env: {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_DIST_DIR: '.data/next-test',
    PORT: '3911',
    HOST: '127.0.0.1',
    BETTER_AUTH_SECRET: 'h1c8bS0Zk1cJX3f2m7Qm5i0l6oTqU2yq4h8mWJ9xN0A=',
    BETTER_AUTH_URL: 'http://localhost:3911',
    ROUNDTRIP_DATA: dataDir,
  },
})
const end = async () => {
  web.kill()
  await pg.stop()
  process.exit(0)
}
process.on('SIGTERM', end)
process.on('SIGINT', end)
