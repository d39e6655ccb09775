import type { Prisma } from '#prisma-client'
import { inReach } from '#server/access/own-enrolments.ts'
import { may } from '#server/access/rules.ts'
import { seenBy, seenSelect, seesSection } from '#server/access/seen-students.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { auth, isSecureSite, sessionLife } from '#server/auth/auth.ts'
import { findLinkedCourses } from '#server/auth/launch/find-linked-courses.ts'
import { readLaunchCookie } from '#server/auth/launch/launch-cookie.ts'
import { readSessionToken, sessionCookies } from '#server/auth/session/carries-session.ts'
import { database } from '#server/database/client.ts'
import { authSecret } from '#server/env.ts'

/** How exactly it is kept when a session was last used: not every page writes. */
const usedKeptMs = 10 * 60_000

/**
 * Who sent a request, or null without a session that goes on. In one query, because every page and every action asks:
 * better-auth would read the session, its user, and the cookies of what we do not use. It still makes the session last
 * anew, once a day.
 *
 * Where a learning platform sent the browser, its launch is who it is, and no other session of the same browser: what the
 * platform may frame (web/page-policy.ts) must never show another one. Such a session has its end, no operator's rights, and
 * reaches the course that the platform's is linked to, and nothing else of the account.
 */
export async function findViewer(headers: Headers, now: Date = new Date()): Promise<Viewer | null> {
  const launch = readLaunchCookie('session', headers.get('cookie'), authSecret())
  return launch === null ? findOrdinaryViewer(headers, now) : viewerOf(launch.token, true, headers, now)
}

/** Who signed in here by themselves, whatever platform sent them meanwhile. For pages that nobody frames. */
export async function findOrdinaryViewer(headers: Headers, now: Date = new Date()): Promise<Viewer | null> {
  const cookie = isSecureSite() ? sessionCookies.secure : sessionCookies.plain
  const token = readSessionToken(headers.get('cookie'), authSecret(), cookie)
  return token === null ? null : viewerOf(token, false, headers, now)
}

async function viewerOf(
  token: string,
  isLaunch: boolean,
  headers: Headers,
  now: Date,
): Promise<Viewer | null> {
  const session = await database.session.findUnique({
    where: { token },
    select: {
      id: true,
      expiresAt: true,
      usedAt: true,
      viewsUntil: true,
      viewsAs: { select: { id: true, name: true, email: true, timeZone: true } },
      viewsCourse: {
        select: {
          slug: true,
          title: true,
          enrolments: { where: inView(token), select: { userId: true, sectionId: true, ...seenSelect } },
        },
      },
      user: {
        select: {
          id: true,
          name: true,
          email: true,
          operator: true,
          timeZone: true,
          disabledAt: true,
          _count: { select: { notices: { where: { readAt: null } } } },
        },
      },
    },
  })
  if (session === null || session.expiresAt <= now || session.user.disabledAt !== null) return null
  const age = sessionLife.expiresIn - (session.expiresAt.getTime() - now.getTime()) / 1_000
  if (!isLaunch && age >= sessionLife.updateAge) await auth().api.getSession({ headers })
  if (now.getTime() - session.usedAt.getTime() > usedKeptMs) {
    await database.session.updateMany({ where: { id: session.id }, data: { usedAt: now } })
  }
  const { disabledAt: _disabledAt, _count, ...user } = session.user
  // The edge leaves one address in it (web/edge.ts).
  const address = headers.get('x-forwarded-for') ?? 'unknown'
  const viewsAs = viewOf(session, user.id, now)
  const viewer = {
    ...user,
    operator: user.operator && !isLaunch,
    unread: _count.notices,
    sessionId: session.id,
    address,
    ...(viewsAs && { viewsAs }),
  }
  return isLaunch ? sentTo(viewer, await findLinkedCourses(session.id)) : viewer
}

/** What the viewer is whom a platform sent: in its course alone. */
async function sentTo(viewer: Viewer, within: readonly string[]): Promise<Viewer> {
  const where = { userId: viewer.id, readAt: null, ...inReach(within) }
  return { ...viewer, within, unread: await database.notice.count({ where }) }
}

/** Of whoever has the session, and of the student as whom it looks. */
const inView = (token: string) =>
  ({
    user: { OR: [{ sessions: { some: { token } } }, { viewedBy: { some: { token } } }] },
  }) satisfies Prisma.EnrolmentWhereInput

type InView = Prisma.EnrolmentGetPayload<{
  select: typeof seenSelect & { userId: true; sectionId: true }
}>

interface Viewing {
  viewsUntil: Date | null
  viewsAs: { id: string; name: string; email: string; timeZone: string | null } | null
  viewsCourse: { slug: string; title: string; enrolments: InView[] } | null
}

/** As whom a session looks: while it may, and both are still what they were in the course. */
function viewOf({ viewsUntil, viewsAs, viewsCourse }: Viewing, userId: string, now: Date): Viewer['viewsAs'] {
  if (viewsAs === null || viewsCourse === null || viewsUntil === null || viewsUntil <= now) return undefined
  const find = (id: string) => viewsCourse.enrolments.find((one) => one.userId === id)
  const [own, theirs] = [find(userId), find(viewsAs.id)]
  if (own === undefined || !may.viewAsStudent({ role: own.role, operator: false })) return undefined
  if (theirs?.role !== 'STUDENT' || !seesSection(seenBy(own), theirs.sectionId)) return undefined
  const { slug, title } = viewsCourse
  return { student: { ...viewsAs, operator: false }, course: { slug, title } }
}
