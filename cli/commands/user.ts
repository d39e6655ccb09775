import { randomBytes } from 'node:crypto'
import { createInterface } from 'node:readline/promises'
import { Command } from 'commander'
import type { ErasurePlan } from '#server/users/erase-user.ts'
import { siteAddress } from '../site-address.ts'
import { withSite } from '../with-site.ts'

export const userCommand = new Command('user').description(
  'accounts: add, list, disable, enable, erase, reset-link',
)

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

userCommand
  .command('erase')
  .description('erase a person: their marks stay without a name, everything else of them goes, for good')
  .argument('<email>', 'of the account')
  .action(async (email: string) => {
    const { plan } = await withSite(async () => {
      const { planErasure } = await import('#server/users/erase-user.ts')
      return planErasure(email)
    })
    console.error(planInWords(plan))
    const asking = createInterface({ input: process.stdin, output: process.stderr })
    const typed = await asking.question('Type the address once more to erase, or press Ctrl+C: ')
    asking.close()
    const { pseudonym } = await withSite(async () => {
      const { eraseUser } = await import('#server/users/erase-user.ts')
      return eraseUser(email, typed)
    })
    console.log(`${email}  erased; the marks stand as “${pseudonym}”`)
  })

function planInWords(plan: ErasurePlan): string {
  const { submissions, practiceRuns, drafts, commentsReceived } = plan
  return `${plan.name} (${plan.email}) will be erased, for good.
  Goes: the text of ${submissions} submissions, ${practiceRuns} practice runs, ${drafts} drafts, ${commentsReceived} comments to them;
        ${plan.sessions} sessions, ${plan.tokens} tokens, ${plan.notices} notices, ${plan.letters} letters, name, address, password, links to other sites.
  Stays, without a name: ${plan.marks} marks in ${plan.courses} courses, and ${plan.actsOfStaff} acts in audit logs.
  Backups that were made before hold all of it still, and so do files that were exported and learning platforms that were sent marks.`
}
