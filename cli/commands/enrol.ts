import { Command, Option } from 'commander'
import { prepareClient } from '#platform/prepare-client.ts'
import { endWith } from '#platform/terminal.ts'
import { useDatabase } from '#platform/work.ts'

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
    try {
      await useDatabase()
      prepareClient()
    } catch (error) {
      endWith(error)
    }
    // Both read the database's URL when they are imported.
    const { enrol } = await import('#server/roster/enrol.ts')
    const { database } = await import('#server/database/client.ts')
    const done = await enrol({ slug, email, role: roles[role] })
    await database.$disconnect()
    if (!done.ok) endWith(done.says)
    const before = done.was === null || done.was === roles[role] ? '' : `, was ${done.was.toLowerCase()}`
    console.log(`${email}  ${role} of ${slug}${before}`)
  })
