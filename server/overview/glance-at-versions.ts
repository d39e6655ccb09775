import { database } from '#server/database/client.ts'
import { Recent } from '#server/recent.ts'

/** What lists say of a published exercise. */
export interface VersionGlance {
  title: string
  isLab: boolean
}

/** A term has a few hundred; each is some bytes. */
const glances = new Recent<string, VersionGlance>(5_000)

/**
 * What lists say of these versions, by their ids. A version never changes, so the database is asked for those alone that
 * this process has not seen: joined to every item of every request, they were half of what a dashboard cost it.
 */
export async function glanceAtVersions(ids: readonly string[]): Promise<(id: string) => VersionGlance> {
  const found = new Map<string, VersionGlance>()
  const unseen = new Set<string>()
  for (const id of ids) {
    const kept = glances.get(id)
    if (kept === undefined) unseen.add(id)
    else found.set(id, kept)
  }
  if (unseen.size > 0) {
    const where = { id: { in: [...unseen] } }
    const select = { id: true, title: true, kinds: true } as const
    for (const { id, title, kinds } of await database.exerciseVersion.findMany({ where, select })) {
      const glance = { title, isLab: kinds.includes('lab') }
      found.set(id, glance)
      // What an older Roundtrip stored has its kinds filled in while the site runs already (fill-in-glances.ts).
      if (kinds.length > 0) glances.set(id, glance)
    }
  }
  return (id) => {
    const glance = found.get(id)
    if (glance === undefined) throw new Error(`There is no version ${id}.`)
    return glance
  }
}
