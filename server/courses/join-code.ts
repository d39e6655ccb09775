import { randomBytes } from 'node:crypto'

/** No I and O, which are taken for 1 and 0: 32 characters, so that each is five random bits. */
const characters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const length = 8
const isCode = new RegExp(`^[${characters}]{${length}}$`)

/** A new one: 2⁴⁰ of them, and wrong ones are counted. */
export const makeJoinCode = () =>
  [...randomBytes(length)].map((byte) => characters[byte % characters.length]).join('')

/** As it is stored, of what somebody typed: small letters and hyphens are the same. Null for what is none. */
export function readJoinCode(typed: unknown): string | null {
  if (typeof typed !== 'string' || typed.length > 40) return null
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '')
  return isCode.test(code) ? code : null
}

/** As it is read aloud and written on a board. */
export const showJoinCode = (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`
