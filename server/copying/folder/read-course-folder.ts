// The way back from write-folder.ts, for files that anybody may have written: for a process of the pool, or a command.
import { parseDocument } from 'yaml'
import type * as z from 'zod'
import {
  type ContentAssignment,
  ContentAssignmentSchema,
  type CourseContent,
  CourseHeadSchema,
} from '#server/copying/course-content.ts'
import type { TreeFiles } from '#server/exercises/store-tree.ts'

export type ReadFolder =
  | { ok: true; content: CourseContent; exercises: ReadonlyMap<string, TreeFiles> }
  /** Where, what, and what to do. */
  | { ok: false; says: string }

const assignmentsMax = 200
const exercisesMax = 500
const yamlBytesMax = 200_000

class Wrong extends Error {}

/** A course from its files. What is not understood is refused, so that nothing is lost without a word. */
export function readCourseFolder(files: ReadonlyMap<string, Uint8Array>): ReadFolder {
  try {
    const head = files.get('course.yaml')
    if (head === undefined)
      throw new Wrong('There is no course.yaml at its top. Take the folder that a course was exported to.')
    const assignments: [path: string, ContentAssignment][] = []
    const exercises = new Map<string, Map<string, Uint8Array>>()
    for (const [path, bytes] of files) {
      const [, id, inner] = /^exercises\/([a-z0-9-]{1,80})\/(.+)$/s.exec(path) ?? []
      if (id !== undefined && inner !== undefined) {
        exercises.set(id, (exercises.get(id) ?? new Map<string, Uint8Array>()).set(inner, bytes))
      } else if (/^assignments\/[^/]+\.ya?ml$/.test(path)) {
        assignments.push([path, readYaml(path, bytes, ContentAssignmentSchema)])
      } else if (path !== 'course.yaml' && !isNote(path)) {
        throw new Wrong(`${quote(path)} is no part of a course. Take it out.`)
      }
    }
    if (assignments.length > assignmentsMax)
      throw new Wrong(`It holds ${assignments.length} assignments; at most ${assignmentsMax} are taken.`)
    if (exercises.size > exercisesMax)
      throw new Wrong(`It holds ${exercises.size} exercises; at most ${exercisesMax} are taken.`)
    const content = {
      ...readYaml('course.yaml', head, CourseHeadSchema),
      assignments: assignments.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, assignment]) => assignment),
    }
    return { ok: true, content, exercises }
  } catch (error) {
    if (error instanceof Wrong) return { ok: false, says: error.message }
    throw error
  }
}

/** What a repository has beside it. */
const isNote = (path: string) =>
  /^(?:readme|license|changelog)(?:\.[a-z]+)?$/i.test(path) || /^\.git(?:$|[/a-z])/.test(path)

function readYaml<Schema extends z.ZodType>(
  path: string,
  bytes: Uint8Array,
  schema: Schema,
): z.output<Schema> {
  if (bytes.byteLength > yamlBytesMax)
    throw new Wrong(`${quote(path)} is larger than ${yamlBytesMax / 1_000} kB. Shorten it.`)
  const document = parseDocument(new TextDecoder().decode(bytes))
  const [problem] = document.errors
  if (problem !== undefined)
    throw new Wrong(`${quote(path)} is no YAML: ${(problem.message.split('\n')[0] ?? '').replace(/:$/, '')}.`)
  const parsed = schema.safeParse(valueOf(document, path))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = issue?.path.map((part) => (typeof part === 'number' ? part + 1 : String(part))).join(' ')
  throw new Wrong(`${quote(path)}: ${where || 'the file'} ${issue?.message ?? 'is not understood'}.`)
}

function valueOf(document: ReturnType<typeof parseDocument>, path: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 })
  } catch {
    throw new Wrong(`${quote(path)} refers to parts of itself. Write them out.`)
  }
}

const quote = (path: string) => (path.length > 100 ? `${path.slice(0, 100)}…` : path)
