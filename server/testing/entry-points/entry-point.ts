// What the test of all entry points knows of one: who may call it, and how.
import type { Viewer } from '#server/access/viewer.ts'
import type { TestCourse } from '#server/testing/make-course.ts'

export type Caller =
  | 'nobody'
  | 'student'
  | 'otherStudent'
  | 'stranger'
  /** In a course elsewhere. */
  | 'studentElsewhere'
  | 'assistant'
  /** Limited to a section that none of the others is in. */
  | 'otherAssistant'
  | 'instructor'
  | 'instructorElsewhere'
  | 'operator'
export const callers: Caller[] = [
  'nobody',
  'student',
  'otherStudent',
  'stranger',
  'studentElsewhere',
  'assistant',
  'otherAssistant',
  'instructor',
  'instructorElsewhere',
  'operator',
]
export const enrolled: Caller[] = ['student', 'otherStudent', 'assistant', 'otherAssistant', 'instructor']

/** Who sees the student of the course, and who sees others alone as well. */
export const staff: Caller[] = ['assistant', 'instructor']
export const anyStaff: Caller[] = [...staff, 'otherAssistant']

/** Who has a part in another course, or sees others of this one alone. */
export interface Outsiders {
  otherAssistant: Viewer
  studentElsewhere: Viewer
  instructorElsewhere: Viewer
}

export interface Place {
  course: TestCourse & Outsiders
  /** A run of `student` in the course. */
  runId: string
  /** An assignment that nobody worked on, and what its editor saw; to be changed and deleted. */
  spare: { assignmentId: string; seen: string }
  /** A student who may be removed. */
  leaver: Viewer
  /** The files of a small course, in base64. */
  courseZip: string
  /** Regrades, each for one entry point that uses it up, and the lab's version. */
  regrades: { committed: string; discarded: string; goingOn: string; undone: string; ofLab: string }
  /** Judged submissions of `student`: one to be reviewed, one whose student asks for a second look; and a kept reply. */
  reviewed: { itemId: string; submissionId: string; askedId: string; replyId: string }
  /** Each for one entry point that uses it up. */
  exams: { started: string; handedIn: string; released: string; longer: string }
  /** One that somebody is in. */
  sectionId: string
  /** A group with somebody in it. */
  group: { id: string; code: string }
  /** Drafts of exercises, each for one entry point that uses it up. */
  drafts: { kept: string; published: string; thrownAway: string }
  /** Sealed sets of numbers of an exercise that anybody may try. */
  practice: { exerciseId: string; set: string; answered: string }
}
export type EntryFunction = (...args: unknown[]) => unknown
/** Who comes by a learning platform: into the course of the tests, or as its instructor into a course elsewhere. */
export const launched = ['launchedStudent', 'launchedInstructor', 'launchedElsewhere'] as const
export type Launched = (typeof launched)[number]

export interface EntryPoint {
  may: Caller[]
  /** It makes something beside the course, and so is nothing for whom a learning platform sent. */
  makesCourses?: true
  /** Everybody who is signed in may, and it reaches no further than the session's course. What else everybody may is of the
   * account itself. */
  withinCourse?: true
  /** Calls it with input that would be right for `student`. True when it did or showed what it is for. */
  call: (entry: EntryFunction, place: Place) => Promise<boolean>
  /** Why staff who do it leave nothing in the audit log: it touches nobody's record. Those that change nothing need no word. */
  unaudited?: string
  /** What an action is sent. */
  input?: (place: Place) => object
}

const accepted = (result: unknown) =>
  typeof result === 'object' && result !== null && 'ok' in result && result.ok === true
export const actionEntry = (may: Caller[], input: (place: Place) => object): EntryPoint => ({
  may,
  input,
  call: async (entry, place) => accepted(await entry(input(place))),
})
export const get = (path: string, init?: RequestInit) => new Request(`http://localhost${path}`, init)

export async function respondWith(entry: EntryFunction, ...args: unknown[]): Promise<Response> {
  const response = await entry(...args)
  if (response instanceof Response) return response
  throw new Error('A route handler must give a Response.')
}

/** What students may do as well is done to one's own work. */
export const ofStaff = (may: readonly Caller[], caller: Caller): boolean =>
  !may.includes('student') && !may.includes('nobody') && caller !== 'student'

export async function redirectsTo(target: string, entry: () => unknown): Promise<boolean> {
  try {
    await entry()
    return false
  } catch (error) {
    return (
      typeof error === 'object' &&
      error !== null &&
      'digest' in error &&
      String(error.digest).includes(target)
    )
  }
}

/** Whom it serves of those whom a learning platform sent. */
export function servesLaunched({ may, makesCourses, withinCourse }: EntryPoint): Launched[] {
  if (may.includes('nobody')) return [...launched]
  if (may.includes('stranger')) return withinCourse ? [...launched] : []
  if (makesCourses) return []
  return [
    ...(may.includes('student') ? (['launchedStudent'] as const) : []),
    ...(may.includes('instructor') ? (['launchedInstructor'] as const) : []),
  ]
}
