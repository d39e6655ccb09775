import { Command } from 'commander'
import { withSite } from '../with-site.ts'

export const courseCommand = new Command('course').description('courses: add, list')

courseCommand
  .command('add')
  .description('make a course with its first instructor, who has an account')
  .argument('<slug>', "the course's name in its address: small letters, digits and hyphens")
  .argument('<title>', 'as people read it')
  .requiredOption('--instructor <email>', 'the account of who runs the course')
  .action(async (slug: string, title: string, { instructor }: { instructor: string }) => {
    await withSite(async () => {
      const { createCourse } = await import('#server/courses/create-course.ts')
      return createCourse({ slug, title, instructor })
    })
    console.log(`/courses/${slug}`)
  })

courseCommand
  .command('list')
  .description('courses: name in its address, title, instructors, how many students')
  .action(async () => {
    const { courses } = await withSite(async () => {
      const { listCourses } = await import('#server/courses/list-courses.ts')
      return { ok: true, courses: await listCourses() }
    })
    for (const { slug, title, instructors, students } of courses) {
      console.log([slug, title, instructors.join(', '), `${students} students`].join('\t'))
    }
    if (courses.length === 0) console.error('There is no course yet. Make one: ./roundtrip course add --help')
  })
