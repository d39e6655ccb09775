import type { Prisma } from '#prisma-client'

export interface NewAccount {
  /** In small letters. */
  email: string
  name: string
  passwordHash: string
  /** Whether somebody saw that the address is theirs. */
  emailVerified: boolean
  operator?: boolean
}

/** Makes an account that signs in with email and password; null when the address has one. */
export async function addAccount(
  tx: Prisma.TransactionClient,
  { passwordHash, ...user }: NewAccount,
): Promise<string | null> {
  const userId = crypto.randomUUID()
  const { count } = await tx.user.createMany({ data: [{ id: userId, ...user }], skipDuplicates: true })
  if (count === 0) return null
  await tx.account.create({
    data: {
      id: crypto.randomUUID(),
      accountId: userId,
      providerId: 'credential',
      userId,
      password: passwordHash,
    },
  })
  return userId
}
