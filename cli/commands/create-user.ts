import { randomBytes } from 'node:crypto'
import { Command } from 'commander'
import { prepareClient } from '#platform/prepare-client.ts'
import { endWith } from '#platform/terminal.ts'
import { useDatabase } from '#platform/work.ts'

export const createUserCommand = new Command('create-user')
  .description(
    'make an account; its password is made up and printed once, unless ROUNDTRIP_PASSWORD gives one',
  )
  .argument('<email>', 'what the person signs in with')
  .requiredOption('--name <name>', 'as others see it')
  .option('--operator', 'may see the health of the platform', false)
  .action(async (email: string, { name, operator }: { name: string; operator: boolean }) => {
    try {
      await useDatabase()
      prepareClient()
    } catch (error) {
      endWith(error)
    }
    // Both read the database's URL when they are imported.
    const { createUser } = await import('#server/users/create-user.ts')
    const { database } = await import('#server/database/client.ts')
    const password = process.env.ROUNDTRIP_PASSWORD || randomBytes(12).toString('base64url')
    const made = await createUser({ email, name, password, operator })
    await database.$disconnect()
    if (!made.ok) endWith(made.says)
    console.log(`${email}  ${password}`)
  })
