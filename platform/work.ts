// One more grading worker, on this machine or another: it needs the database and a sandbox, nothing else.
import { findEmbeddedPostgres } from '#server/database/embedded-postgres.ts'
import { whyUnreachable } from '#server/database/why-unreachable.ts'
import { dataFolder } from './data-folder.ts'
import { prepareClient } from './prepare-client.ts'
import { preparePrograms } from './prepare-programs.ts'
import { ensurePackages, labPackages } from './system-packages.ts'
import { endWith } from './terminal.ts'

export async function work(): Promise<void> {
  try {
    await useDatabase()
    prepareClient()
    await preparePrograms()
  } catch (error) {
    endWith(error)
  }
  const packages = ensurePackages(labPackages, (line) => console.error(line))
  if (packages.state === 'missing') {
    console.error(`Missing: ${packages.names.join(', ')}. To grade labs here: ${packages.remedy}`)
  }
  await import('#worker/main.ts')
}

/** Sets DATABASE_URL to the embedded database when it is not set; throws what to do when it cannot be worked with. */
export async function useDatabase(): Promise<void> {
  const url = process.env.DATABASE_URL || findEmbeddedPostgres(dataFolder)?.url
  if (!url) {
    throw new Error(
      `There is no database to work for: DATABASE_URL is not set, and none runs from ${dataFolder}.\n` +
        'Start the site there (npm start), or set DATABASE_URL=postgresql://user:password@host/database.',
    )
  }
  const because = await whyUnreachable(url, { tables: true })
  if (because !== null) throw new Error(because)
  process.env.DATABASE_URL = url
}
