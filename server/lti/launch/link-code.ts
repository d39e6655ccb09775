// How somebody who has an account here is known at their first launch: they sign in, in a tab of its own, are given a code
// there, and type it into the launch. The other way round, with a link to press while one is signed in, whoever sends that link
// would come into the account of who presses it.
import { randomInt } from 'node:crypto'
import * as z from 'zod'
import { useCase } from '#server/access/use-case.ts'
import { database } from '#server/database/client.ts'
import { hashSecretToken } from '#server/secret-token.ts'

/** Without what is read in two ways. */
const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const characters = 8
const codeMs = 10 * 60_000

/** 31⁸ of them, for ten minutes, and wrong ones are counted. */
const makeCode = () =>
  Array.from({ length: characters }, () => alphabet.charAt(randomInt(alphabet.length))).join('')

/** As it was typed, or null for what cannot be one. */
export function readLinkCode(typed: unknown): string | null {
  if (typeof typed !== 'string') return null
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '')
  return new RegExp(`^[${alphabet}]{${characters}}$`).test(code) ? code : null
}

/** Makes a code for the viewer's account. A new one takes the place of the old. */
export const makeLinkCode = useCase(
  z.strictObject({}),
  { ofAccount: true, invalid: 'This was not understood. Reload the page and try again.' },
  async (viewer, _input, now): Promise<{ ok: true; code: string; minutes: number }> => {
    const code = makeCode()
    const made = { codeHash: hashSecretToken(code), expiresAt: new Date(now.getTime() + codeMs) }
    await database.ltiLinkCode.upsert({
      where: { userId: viewer.id },
      create: { userId: viewer.id, ...made },
      update: made,
    })
    return { ok: true, code: `${code.slice(0, 4)}-${code.slice(4)}`, minutes: codeMs / 60_000 }
  },
)
