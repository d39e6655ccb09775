import path from 'node:path'
import { Command } from 'commander'
import { endWith } from '#platform/terminal.ts'
import { useDatabase } from '#platform/work.ts'

export const backupCommand = new Command('backup')
  .description('write all that is stored to a folder, while the site runs; then try to restore it')
  .argument('[folder]', 'that does not exist yet; named by the time unless you say so')
  .option('--no-try', 'do not restore it into a database of its own to see that it can be')
  .action(async (named: string | undefined, { try: tried }: { try: boolean }) => {
    const now = new Date()
    const folder = path.resolve(named ?? `roundtrip-${now.toISOString().slice(0, 19).replaceAll(':', '-')}`)
    try {
      await useDatabase()
      const { databaseUrl } = await import('#server/env.ts')
      const { writeBackup } = await import('#server/backup/write-backup.ts')
      const { tables } = await writeBackup(databaseUrl(), folder, now)
      const rows = tables.reduce((sum, table) => sum + table.rows, 0)
      console.error(`${rows.toLocaleString('en')} rows of ${tables.length} tables.`)
      if (tried) {
        const { tryBackup } = await import('#server/backup/try-backup.ts')
        console.error(await tryBackup(databaseUrl(), folder))
      }
    } catch (error) {
      endWith(error)
    }
    console.log(folder)
  })
