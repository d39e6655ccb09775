import { may } from '#server/access/rules.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { database } from '#server/database/client.ts'
import type { PlatformView } from '#server/lti/platforms/platform-view.ts'
import { ourAddresses, siteOrigin } from '#server/lti/site-origin.ts'

export interface Platforms {
  /** What is entered at a platform; null where the site has no address for it. */
  ours: ReturnType<typeof ourAddresses> | null
  platforms: PlatformView[]
  /** Since when the present key signs; null before it was needed. */
  keySince: Date | null
}

/** All platforms, for operators; null for everyone else. */
export async function findPlatforms(viewer: Viewer): Promise<Platforms | null> {
  if (!may.registerPlatforms({ role: null, operator: viewer.operator })) return null
  const site = siteOrigin()
  const [platforms, key] = await Promise.all([
    database.ltiPlatform.findMany({
      orderBy: { createdAt: 'asc' },
      include: { _count: { select: { contexts: true } } },
    }),
    database.ltiKey.findFirst({ where: { retiredAt: null }, orderBy: { createdAt: 'desc' } }),
  ])
  return {
    ours: site === null ? null : ourAddresses(site),
    platforms: platforms.map(({ createdAt: _createdAt, disabledAt, _count, ...platform }) => ({
      ...platform,
      open: disabledAt === null,
      courses: _count.contexts,
    })),
    keySince: key?.createdAt ?? null,
  }
}
