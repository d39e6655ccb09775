import * as z from 'zod'
import type { Prisma } from '#prisma-client'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { useCase } from '#server/access/use-case.ts'
import type { Viewer } from '#server/access/viewer.ts'
import type { AuditedAct } from '#server/audit/audited-act.ts'
import { recordActs } from '#server/audit/record-acts.ts'
import { database } from '#server/database/client.ts'
import { PlatformInputSchema, sayPlatformProblem } from '#server/lti/platforms/platform-input.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'

type Result = { ok: true } | Refusal<'not-found' | 'taken'>

export const isOperator = ({ operator }: Viewer) => may.registerPlatforms({ role: null, operator })

export const recordPlatform = (
  tx: Prisma.TransactionClient,
  byId: string,
  act: AuditedAct,
  platform: string,
) => recordActs(tx, [{ courseId: null, byId, of: null, act, after: { platform } }])

/** Registers a platform, or changes what is known of one. */
export const savePlatform = useCase(
  z.strictObject({ platformId: IdSchema.nullable(), platform: PlatformInputSchema }),
  { invalid: (error) => sayPlatformProblem(withoutFirst(error)) },
  async (viewer, { platformId, platform }): Promise<Result> => {
    if (!isOperator(viewer)) return notFound()
    return database.$transaction(async (tx) => {
      const { issuer, clientId } = platform
      const same = await tx.ltiPlatform.findUnique({ where: { issuer_clientId: { issuer, clientId } } })
      if (same !== null && same.id !== platformId) {
        return refuse('taken', 'Not saved: this issuer is registered already under this client id.')
      }
      if (platformId === null) {
        await tx.ltiPlatform.create({ data: platform })
      } else {
        const before = await tx.ltiPlatform.findUnique({ where: { id: platformId } })
        if (before === null) return notFound()
        // Who somebody is hangs on the issuer: another one is another platform.
        if (before.issuer !== issuer) {
          return refuse('taken', 'Not saved: another issuer is another platform. Register it as a new one.')
        }
        await tx.ltiPlatform.update({ where: { id: platformId }, data: platform })
      }
      await recordPlatform(
        tx,
        viewer.id,
        platformId === null ? 'platform-registered' : 'platform-changed',
        platform.name,
      )
      return { ok: true }
    })
  },
)

/** The field, without the object that it stands in. */
const withoutFirst = (error: z.ZodError) =>
  new z.ZodError(error.issues.map((issue) => ({ ...issue, path: issue.path.slice(1) })))
