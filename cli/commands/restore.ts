import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { Command } from 'commander'
import { dataFolder } from '#platform/data-folder.ts'
import { prepareClient } from '#platform/prepare-client.ts'
import { endWith } from '#platform/terminal.ts'
import { readManifest } from '#server/backup/backup-manifest.ts'
import { startEmbeddedPostgres } from '#server/database/embedded-postgres.ts'
import { whyUnreachable } from '#server/database/why-unreachable.ts'

export const restoreCommand = new Command('restore')
  .description(
    'bring back a backup: into the empty database of DATABASE_URL, or into a data folder that has none',
  )
  .argument('<folder>', 'that `backup` wrote')
  .action(async (folder: string) => {
    try {
      const external = process.env.DATABASE_URL
      await (external ? restoreInto(external, folder) : restoreIntoDataFolder(folder))
    } catch (error) {
      endWith(error)
    }
  })

async function restoreIntoDataFolder(folder: string): Promise<void> {
  const postgres = path.join(dataFolder, 'postgres')
  if (existsSync(postgres))
    throw new Error(
      `${dataFolder} has a database already, and a backup never overwrites. Restore into another data folder:\n` +
        `  ROUNDTRIP_DATA=<a new folder> ./roundtrip restore ${folder}`,
    )
  // Before anything is made.
  await readManifest(path.resolve(folder))
  const cluster = await startEmbeddedPostgres({ dataDir: dataFolder, endWithParent: true })
  let whole = false
  try {
    await restoreInto(cluster.url, folder)
    whole = true
  } finally {
    await cluster.stop()
    // What did not come back whole must not be taken for a site by the next start.
    if (!whole) rmSync(postgres, { recursive: true, force: true })
  }
}

async function restoreInto(url: string, folder: string): Promise<void> {
  const because = await whyUnreachable(url)
  if (because !== null) throw new Error(because)
  prepareClient()
  const { restoreBackup } = await import('#server/backup/restore-backup.ts')
  const { madeAt, tables } = await restoreBackup(url, path.resolve(folder))
  // Read by the modules below when they are first imported.
  process.env.DATABASE_URL = url
  const { requeueOpen } = await import('#server/backup/requeue-open.ts')
  const { database } = await import('#server/database/client.ts')
  const waiting = await requeueOpen()
  await database.$disconnect()
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  console.log(`${rows.toLocaleString('en')} rows of ${tables.length} tables, as of ${madeAt}.`)
  console.log(
    waiting === 0
      ? 'Nothing was waiting to be graded.'
      : `${waiting} waiting to be graded are in the queue again.`,
  )
  console.log('Start the site: npm start')
}
