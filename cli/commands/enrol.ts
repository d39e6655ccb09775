import { Command, Option } from 'commander'
import { withSite } from '../with-site.ts'

const roles = { student: 'STUDENT', assistant: 'ASSISTANT', instructor: 'INSTRUCTOR' } as const
type RoleName = keyof typeof roles

export const enrolCommand = new Command('enrol')
  .description('put someone with an account into a course, or give them another role there')
  .argument('<course>', "the course's name in its address")
  .argument('<email>', 'what the person signs in with')
  .addOption(
    new Option('--role <role>', 'what they are in the course').choices(Object.keys(roles)).default('student'),
  )
  .action(async (slug: string, email: string, { role }: { role: RoleName }) => {
    const { was } = await withSite(async () => {
      const { enrol } = await import('#server/roster/enrol.ts')
      return enrol({ slug, email, role: roles[role] })
    })
    const before = was === null || was === roles[role] ? '' : `, was ${was.toLowerCase()}`
    console.log(`${email}  ${role} of ${slug}${before}`)
  })
