import { Command } from 'commander'
import { prepareClient } from '#platform/prepare-client.ts'
import { endWith } from '#platform/terminal.ts'
import { useDatabase } from '#platform/work.ts'

export const createCourseCommand = new Command('create-course')
  .description('make a course with its first instructor, who has an account')
  .argument('<slug>', "the course's name in its address: small letters, digits and hyphens")
  .argument('<title>', 'as people read it')
  .requiredOption('--instructor <email>', 'the account of who runs the course')
  .action(async (slug: string, title: string, { instructor }: { instructor: string }) => {
    try {
      await useDatabase()
      prepareClient()
    } catch (error) {
      endWith(error)
    }
    // Both read the database's URL when they are imported.
    const { createCourse } = await import('#server/courses/create-course.ts')
    const { database } = await import('#server/database/client.ts')
    const made = await createCourse({ slug, title, instructor })
    await database.$disconnect()
    if (!made.ok) endWith(made.says)
    console.log(`/courses/${slug}`)
  })
