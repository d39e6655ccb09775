// Every endpoint below /api/v1. What is asked, what is answered and what the description says come from here.
import type { Endpoint } from '#server/api/endpoint.ts'
import { getItem, listAssignments } from '#server/api/endpoints/assignments.ts'
import { getCourse, listOwnCourses } from '#server/api/endpoints/courses.ts'
import { giveMarks, listMarks } from '#server/api/endpoints/marks.ts'
import { listPeople } from '#server/api/endpoints/people.ts'
import { getSubmission, listEvents, listSubmissions } from '#server/api/endpoints/submissions.ts'

export const endpoints: readonly Endpoint[] = [
  listOwnCourses,
  getCourse,
  listPeople,
  listAssignments,
  listMarks,
  listSubmissions,
  getItem,
  giveMarks,
  getSubmission,
  listEvents,
]

/** What stands at a path, by method, with the ids in it; null where nothing does. */
export function findEndpoints(
  path: string,
): { of: ReadonlyMap<string, Endpoint>; ids: Record<string, string> } | null {
  for (const { path: template } of endpoints) {
    const ids = matchPath(template, path)
    if (ids === null) continue
    const here = endpoints.filter((endpoint) => endpoint.path === template)
    return { of: new Map(here.map((endpoint) => [endpoint.method, endpoint])), ids }
  }
  return null
}

function matchPath(template: string, path: string): Record<string, string> | null {
  const [wanted, given] = [template.split('/'), path.split('/')]
  if (wanted.length !== given.length) return null
  const ids: Record<string, string> = {}
  for (const [at, part] of wanted.entries()) {
    const sent = given[at] ?? ''
    if (part.startsWith('{')) ids[part.slice(1, -1)] = sent
    else if (part !== sent) return null
  }
  return ids
}
