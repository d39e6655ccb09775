import { randomBytes } from 'node:crypto'
import { Command } from 'commander'
import { siteAddress } from '../site-address.ts'
import { withSite } from '../with-site.ts'

export const userCommand = new Command('user').description('accounts: add, list, disable, enable, reset-link')

userCommand
  .command('add')
  .description(
    'make an account; its password is made up and printed once, unless ROUNDTRIP_PASSWORD gives one',
  )
  .argument('<email>', 'what the person signs in with')
  .requiredOption('--name <name>', 'as others see it')
  .option('--operator', 'may see the health of the platform', false)
  .action(async (email: string, { name, operator }: { name: string; operator: boolean }) => {
    const password = process.env.ROUNDTRIP_PASSWORD || randomBytes(12).toString('base64url')
    await withSite(async () => {
      const { createUser } = await import('#server/users/create-user.ts')
      return createUser({ email, name, password, operator })
    })
    console.log(`${email}  ${password}`)
  })

userCommand
  .command('list')
  .description('accounts by address: name, courses, and what is special about them')
  .argument('[words]', 'part of a name or an address')
  .action(async (words = '') => {
    const { users } = await withSite(async () => {
      const { listUsers } = await import('#server/users/list-users.ts')
      return { ok: true, users: await listUsers(words) }
    })
    for (const { email, name, enrolments, marks } of users) {
      console.log([email, name, enrolments.join(', '), marks.join(', ')].join('\t'))
    }
    if (users.length === 0) console.error('No account is like that.')
  })

for (const [name, disabled, says] of [
  ['disable', true, 'close an account: nobody signs in with it, its sessions end, its work stays'],
  ['enable', false, 'open an account that was closed'],
] as const) {
  userCommand
    .command(name)
    .description(says)
    .argument('<email>', 'of the account')
    .action(async (email: string) => {
      const { changed, sessions } = await withSite(async () => {
        const { disableUser } = await import('#server/users/disable-user.ts')
        return disableUser(email, disabled)
      })
      const state = disabled ? 'closed' : 'open'
      console.log(
        `${email}  ${changed ? state : `was ${state} already`}${disabled ? `, ${sessions} sessions ended` : ''}`,
      )
    })
}

userCommand
  .command('reset-link')
  .description('print a link that sets a new password for an account, once, within a day')
  .argument('<email>', 'of the account')
  .action(async (email: string) => {
    const { path, expiresAt } = await withSite(async () => {
      const { makeResetLink } = await import('#server/auth/password/make-reset-link.ts')
      return makeResetLink(email)
    })
    console.log(`${siteAddress()}${path}`)
    console.error(
      `Works once, until ${expiresAt.toISOString()}. Links that were made for it before have ended.`,
    )
  })
