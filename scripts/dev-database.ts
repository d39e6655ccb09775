// Starts the development database (the embedded one, in the data folder), migrates it, prints its URL and leaves it
// running; `--stop` ends it. With ROUNDTRIP_DATA several can live side by side.

import { dataFolder } from '#platform/data-folder.ts'
import { findEmbeddedPostgres, startEmbeddedPostgres } from '#server/database/embedded-postgres.ts'
import { applyMigrations } from '#server/database/migrations.ts'

if (process.argv.includes('--stop')) {
  if (!findEmbeddedPostgres(dataFolder)) console.error(`No database is running in ${dataFolder}.`)
  else await (await startEmbeddedPostgres({ dataDir: dataFolder, endWithParent: false })).stop()
} else {
  const { url } = await startEmbeddedPostgres({ dataDir: dataFolder, endWithParent: false })
  const applied = await applyMigrations(url)
  if (applied.length > 0) console.error(`Applied ${applied.join(', ')}.`)
  console.log(url)
}
