import { Command, InvalidArgumentError } from 'commander'
import { endWith } from '#platform/terminal.ts'
import { withSite } from '../with-site.ts'

export const courseCommand = new Command('course').description('courses: add, list, export, import')

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

courseCommand
  .command('export')
  .description('write a course as files, without people: for a repository, or another Roundtrip')
  .argument('<slug>', "the course's name in its address")
  .argument('<folder>', 'is made; what a repository has beside the course stays')
  .action(async (slug: string, folder: string) => {
    const { files } = await withSite(async () => {
      const { exportCourseNamed } = await import('#server/copying/export-course.ts')
      return exportCourseNamed(slug)
    })
    const { replaceFolder } = await import('../course/replace-folder.ts')
    await replaceFolder(folder, files).catch(endWith)
    console.log(`${folder}: ${files.size} files`)
  })

courseCommand
  .command('import')
  .description('make a course of the files that another was exported to')
  .argument('<folder>', 'with course.yaml in it')
  .requiredOption('--slug <slug>', "the new course's name in its address")
  .requiredOption('--instructor <email>', 'the account of who runs the course')
  .option('--title <title>', 'another title')
  .option('--weeks <number>', 'how much later everything is', wholeNumber, 0)
  .option('--time-zone <name>', 'of the course, such as Europe/Berlin, whatever its files say')
  .action(async (folder: string, options: ImportOptions) => {
    const { slug, said } = await withSite(async () => {
      const { importFolder } = await import('../course/import-folder.ts')
      return importFolder(folder, options)
    })
    for (const line of said) console.error(line)
    console.log(`/courses/${slug}`)
  })

interface ImportOptions {
  slug: string
  instructor: string
  title?: string
  weeks: number
  timeZone?: string
}

function wholeNumber(text: string): number {
  if (!/^\d{1,3}$/.test(text)) throw new InvalidArgumentError('Give a whole number of at most three digits.')
  return Number(text)
}
