import * as z from 'zod'
import type { MadeLink, MadeLinks } from '#server/roster/roster-view.ts'
import { writeCsv } from '#server/write-csv.ts'

/** How long an invitation can be accepted. */
export const invitationDays = 30

export const invitationEnd = (now: Date) => new Date(now.getTime() + invitationDays * 86_400_000)

/** Where the site is, as the browser that asks knows it; the operator's word goes before (BETTER_AUTH_URL). */
export const OriginSchema = z.url({ protocol: /^https?$/ }).max(300)

export interface InvitedPerson {
  email: string
  name: string | null
  token: string
}

/** The links of invitations that were just made, to be shown once. */
export function makeLinks(invited: readonly InvitedPerson[], origin: string, expiresAt: Date): MadeLinks {
  const site = new URL(process.env.BETTER_AUTH_URL || origin).origin
  const links: MadeLink[] = invited.map(({ email, name, token }) => ({
    email,
    name,
    link: `${site}/invitations/${token}`,
  }))
  return {
    links,
    csv: writeCsv([
      ['Name', 'Email', 'Link'],
      ...links.map(({ name, email, link }) => [name ?? '', email, link]),
    ]),
    expiresAt: expiresAt.toISOString(),
  }
}
