import type { Prisma } from '#prisma-client'
import type { Launch } from '#server/lti/launch/find-launch.ts'
import { UserEmailSchema, UserNameSchema } from '#server/users/create-user.ts'

/**
 * Keeps who somebody at a platform is here, for good; with `userId` null as a new account, or as the one that was made for them
 * from the platform's roster. Returns whose it is: where two launches come at once, the first one's. Ask while holding the
 * identity's lock.
 */
export async function makeIdentity(
  tx: Prisma.TransactionClient,
  { launch: { platform, facts }, userId, now }: { launch: Launch; userId: string | null; now: Date },
): Promise<string> {
  const key = { issuer: platform.issuer, subject: facts.subject }
  const where = { issuer_subject: key }
  const there = await tx.ltiIdentity.findUnique({ where })
  if (there !== null && there.cameAt !== null) return there.userId
  const ownerId = userId ?? there?.userId ?? (await addPlatformAccount(tx, facts))
  if (there !== null && there.userId !== ownerId) await putAway(tx, there.userId, now)
  await tx.ltiIdentity.upsert({
    where,
    create: { ...key, userId: ownerId, createdAt: now, cameAt: now },
    update: { userId: ownerId, cameAt: now },
  })
  return ownerId
}

/** The account that was made for somebody from a roster, where they turned out to have another one: nobody ever came in by it. */
async function putAway(tx: Prisma.TransactionClient, userId: string, now: Date): Promise<void> {
  await tx.ltiMember.deleteMany({ where: { userId } })
  await tx.ltiScore.deleteMany({ where: { userId } })
  await tx.enrolment.deleteMany({ where: { userId } })
  await tx.user.update({ where: { id: userId }, data: { disabledAt: now } })
}

/**
 * An account without a password, under the name and the address that the platform gives, neither of which proves anything: an
 * address that is taken here, or is none, gives way to one that nobody has.
 */
export async function addPlatformAccount(
  tx: Prisma.TransactionClient,
  { name, email }: { name: string | null; email: string | null },
): Promise<string> {
  const id = crypto.randomUUID()
  const own = UserEmailSchema.safeParse(email?.trim()).data
  const user = { id, name: UserNameSchema.safeParse(name).data ?? 'Somebody', emailVerified: false }
  if (own !== undefined) {
    const made = await tx.user.createMany({ data: [{ ...user, email: own }], skipDuplicates: true })
    if (made.count === 1) return id
  }
  // RFC 2606 section 2: no mail ever goes there.
  await tx.user.create({ data: { ...user, email: `${id}@platform.invalid` } })
  return id
}
