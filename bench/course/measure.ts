import { prepareTestBuild } from '#platform/build-site.ts'
import type { database } from '#server/database/client.ts'
import { signInNames } from '../../tests/e2e/support/demo-accounts.ts'
import { SiteViewer } from '../../tests/support/site-viewer.ts'
import type { TestStack } from '../../tests/support/test-stack.ts'
import { median } from '../median.ts'

const times = 15

/** Milliseconds, median of 15 after one that is not counted. */
export async function measure(work: () => Promise<unknown>): Promise<number> {
  await work()
  const took: number[] = []
  for (let time = 0; time < times; time += 1) {
    const startedAt = performance.now()
    await work()
    took.push(performance.now() - startedAt)
  }
  return Math.round(median(took) * 10) / 10
}

/** The demo course's instructor, to read as and to open pages as. */
export async function findInstructor(db: typeof database, stack: TestStack) {
  const viewer = await db.user.findUniqueOrThrow({ where: { email: signInNames.instructor } })
  const token = 'bench-instructor'
  await db.session.create({
    data: { id: token, token, userId: viewer.id, expiresAt: new Date(Date.now() + 3_600_000) },
  })
  const site = { url: stack.url, dataDir: stack.dataDir, build: await prepareTestBuild() }
  return { viewer, site: new SiteViewer(site, token) }
}
