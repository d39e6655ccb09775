import * as z from 'zod'
import { isSafeAddress } from '#server/lti/wire/safe-address.ts'
import { isStorable } from '#server/storable-json.ts'

const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'is empty')
    .max(max, `is longer than ${max} characters`)
    .refine(isStorable, 'holds a character that cannot be stored')
const address = text(1_000).refine((value) => {
  const url = URL.parse(value)
  return url !== null && isSafeAddress(url)
}, 'is no https address')
const list = (what: z.ZodType<string, string>, max: number) =>
  z
    .string()
    .max(5_000, 'is too long')
    .transform((typed) => [...new Set(typed.split(/[\s,]+/).filter(Boolean))])
    .pipe(z.array(what).max(max, `has more than ${max} entries`))

/** What an operator enters, as a platform shows it. */
export const PlatformInputSchema = z
  .strictObject({
    name: text(100),
    /** Any text by the documents; platforms use their address. */
    issuer: text(500),
    clientId: text(255),
    authUrl: address,
    tokenUrl: address,
    jwksUrl: address,
    deploymentIds: list(text(255), 50),
    /** Besides those of the addresses above. */
    origins: list(address, 5),
    makesCourses: z.boolean(),
  })
  .transform((input) => ({ ...input, origins: originsOf(input) }))

interface Addresses {
  authUrl: string
  tokenUrl: string
  jwksUrl: string
  origins: readonly string[]
}

/** Addresses that are the platform's: of what was entered, each once. */
export const originsOf = ({ authUrl, tokenUrl, jwksUrl, origins }: Addresses): string[] => [
  ...new Set([authUrl, tokenUrl, jwksUrl, ...origins].map((one) => new URL(one).origin)),
]

const names: Readonly<Record<string, string>> = {
  name: 'name',
  issuer: 'issuer',
  clientId: 'client id',
  authUrl: 'authentication request URL',
  tokenUrl: 'access token URL',
  jwksUrl: 'public keyset URL',
  deploymentIds: 'list of deployment ids',
  origins: 'list of further addresses',
}

export const sayPlatformProblem = ({ issues: [issue] }: z.ZodError): string =>
  `Not saved: the ${names[String(issue?.path[0])] ?? 'input'} ${issue?.message ?? 'is not complete'}.`
