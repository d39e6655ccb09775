// A course as files that people read, compare and keep under version control.
//
//   course.yaml                title, late days, time zone, categories
//   assignments/01-delay.yaml  one each, in their order
//   exercises/<id>/            those that were written in the course, each as its newest version
//
// Exercises that come with Roundtrip, or from a folder of its operator, are named by id and version.
import { stringify } from 'yaml'
import type { CourseContent } from '#server/copying/course-content.ts'
import type { TreeFiles } from '#server/exercises/store-tree.ts'

/** Path to content. The access codes of exams stay behind: such files are passed around. */
export function writeFolder(
  { assignments, ...head }: CourseContent,
  exercises: ReadonlyMap<string, TreeFiles>,
): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>([['course.yaml', yamlOf(head)]])
  for (const [index, assignment] of assignments.entries()) {
    const { exam, pools, items, ...policy } = assignment
    const content = {
      ...policy,
      ...(exam ? { exam: { ...exam, accessCode: null } } : {}),
      ...(pools.length === 0 ? {} : { pools }),
      items: items.map(({ pool, rubric, ...item }) => ({
        ...item,
        ...(pool === null ? {} : { pool }),
        ...(rubric.length === 0 ? {} : { rubric }),
      })),
    }
    files.set(
      `assignments/${String(index + 1).padStart(2, '0')}-${nameOf(assignment.title)}.yaml`,
      yamlOf(content),
    )
  }
  for (const [id, tree] of exercises) {
    for (const [path, bytes] of tree) files.set(`exercises/${id}/${path}`, bytes)
  }
  return files
}

const yamlOf = (content: object) => new TextEncoder().encode(stringify(content, { lineWidth: 0 }))

/** Of a file: what a title has of small letters and digits. */
function nameOf(title: string): string {
  const plain = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  return plain.slice(0, 60).replace(/-+$/, '') || 'assignment'
}
