import { quoteName } from '#graders/archive/source-file.ts'
import { movedTo } from '#graders/archive/without-wrapper.ts'
import { Collected, type Layout, type Unmatched } from './layout.ts'

const pattern = /^(?:submitted\/)?(?<student>[^/]+)\/(?<assignment>[^/]+)\/(?<path>.+)$/
const timestamp = 'timestamp.txt'

/** nbgrader's folder of collected submissions: submitted/STUDENT/ASSIGNMENT/files. */
export const nbgrader: Layout = {
  id: 'nbgrader',
  looksLike: 'submitted/ada/homework-1/main.py',
  internalIds: false,
  recognises: (path) => path.startsWith('submitted/') && pattern.test(path),
  group(files, labId) {
    const collected = new Collected<null>()
    const unmatched: Unmatched[] = []
    const assignments = new Set(files.flatMap(({ path }) => pattern.exec(path)?.groups?.assignment ?? []))
    const [only] = assignments
    const wanted = assignments.size === 1 ? only : labId
    for (const file of files) {
      const { student, assignment, path } = pattern.exec(file.path)?.groups ?? {}
      if (student === undefined || assignment === undefined || path === undefined) {
        const says = `nbgrader would have put it where ${nbgrader.looksLike} is. Move it there.`
        unmatched.push({ path: file.path, says })
      } else if (assignment !== wanted) {
        const says = `It belongs to the assignment ${quoteName(assignment)}; of several, the one called ${labId} is graded. Name a folder with just one.`
        unmatched.push({ path: file.path, says })
      } else if (path !== timestamp) collected.add(student, null, movedTo(file, path))
    }
    const groups = [...collected.byPerson].map(([student, { files: own }]) => ({
      person: student,
      name: student,
      late: false,
      files: own,
      feedbackPrefix: `${student}/${wanted}/`,
      notes: [],
    }))
    return { groups, unmatched }
  },
}
