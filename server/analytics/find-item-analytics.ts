import { ParametersSchema } from '#graders/exercise/variant/parameters.ts'
import { IdSchema } from '#server/access/id-schema.ts'
import { findSeen } from '#server/access/seen-students.ts'
import { finder } from '#server/access/use-case.ts'
import type { CountedBar, ItemAnalytics } from '#server/analytics/analytics-view.ts'
import { fairnessStudentsMin, findParameterEffects } from '#server/analytics/fairness.ts'
import { fewStudents, marksOf, spreadOf } from '#server/analytics/find-assignment-analytics.ts'
import {
  findFailedChecks,
  findItemTries,
  findMistakes,
  type ItemTry,
} from '#server/analytics/find-item-work.ts'
import { medianOf, quizStatistics } from '#server/analytics/quiz-statistics.ts'
import { findAssignmentPoints } from '#server/gradebook/find-gradebook.ts'
import { findStaffedItem } from '#server/items/find-staffed-item.ts'

/** What students did with an item, in numbers. Null where the viewer does not see others' work. */
export const findItemAnalytics = finder(
  IdSchema,
  async (viewer, itemId, now): Promise<ItemAnalytics | null> => {
    const item = await findStaffedItem(viewer, itemId)
    const gradebook =
      item && (await findAssignmentPoints(viewer, item.assignment.course.slug, item.assignment.id, now))
    if (!item || !gradebook) return null
    const seen = await findSeen(viewer, item.assignment.courseId)
    const [tries, mistakes, checks] = await Promise.all([
      findItemTries(itemId, seen),
      findMistakes(itemId, seen),
      findFailedChecks(itemId, seen),
    ])
    const { assignment, points: full, exerciseVersion } = item
    const marks = marksOf(gradebook, assignment.id)
    const at = marks?.items.findIndex(({ id }) => id === itemId) ?? -1
    const statistics =
      marks && at >= 0
        ? quizStatistics(
            marks.points,
            marks.items.map(({ points }) => points),
          )
        : null
    const ofStudents = [...Map.groupBy(tries, ({ studentId }) => studentId).values()]
    const ways = ofStudents.map(wayToRight)
    const minutes = ways.flatMap((way) => (way.minutes === null ? [] : [way.minutes]))
    const first = ofStudents.flatMap(([one]) => {
      const parameters = ParametersSchema.safeParse(one?.parameters)
      return one && one.score !== null && one.attempt === 1 && parameters.success
        ? [{ parameters: parameters.data, score: one.score }]
        : []
    })
    // Of what was drawn from a pool, the points of those who drew it: as judged.
    const earned =
      marks && at >= 0
        ? marks.points.map((row) => row[at] ?? 0)
        : ofStudents.map((own) => full * Math.max(0, ...own.map(({ score }) => score ?? 0)))
    return {
      course: { slug: assignment.course.slug, title: assignment.course.title },
      assignment: { id: assignment.id, title: assignment.title },
      item: { id: itemId, title: exerciseVersion.title, points: full },
      students: ofStudents.length,
      few: ofStudents.length < fewStudents,
      statistics: statistics?.items[at] ?? null,
      spread: spreadOf(earned, full),
      untilRight: countIn(
        triesBins,
        ways.map(({ tries: count }) => count ?? 0),
      ),
      timeToRight: countIn(minutesBins, minutes),
      medianMinutes: minutes.length === 0 ? null : medianOf(minutes),
      mistakes,
      checks,
      fairness: findParameterEffects(first),
      fairnessStudentsMin,
      hasParameters: first.some(({ parameters }) => Object.keys(parameters).length > 0),
    }
  },
)

/** Of one student: how many submissions and minutes it took; null where none had full marks. */
function wayToRight(own: readonly ItemTry[]): { tries: number | null; minutes: number | null } {
  const at = own.findIndex(({ score }) => score === 1)
  const right = own[at]
  if (right === undefined) return { tries: null, minutes: null }
  const judged = own.slice(0, at + 1).filter(({ score }) => score !== null)
  return {
    tries: judged.length,
    minutes: Math.max(0, right.submittedAt.getTime() - right.openedAt.getTime()) / 60_000,
  }
}

/** Each up to, and not with, its end. */
interface Bin {
  name: string
  below: number
}
const triesBins: readonly Bin[] = [
  { name: 'not yet', below: 1 },
  ...[1, 2, 3, 4, 5].map((count) => ({ name: String(count), below: count + 1 })),
  { name: '6 to 10', below: 11 },
  { name: 'more than 10', below: Number.POSITIVE_INFINITY },
]
const minutesBins: readonly Bin[] = [
  { name: 'under 5 min', below: 5 },
  { name: '5 to 15 min', below: 15 },
  { name: '15 to 30 min', below: 30 },
  { name: '30 to 60 min', below: 60 },
  { name: '1 to 3 hours', below: 180 },
  { name: '3 to 24 hours', below: 1_440 },
  { name: '1 to 3 days', below: 4_320 },
  { name: 'longer', below: Number.POSITIVE_INFINITY },
]

function countIn(bins: readonly Bin[], values: readonly number[]): CountedBar[] {
  const counts = bins.map(() => 0)
  for (const value of values) {
    const at = bins.findIndex(({ below }) => value < below)
    counts[at] = (counts[at] ?? 0) + 1
  }
  return bins.map(({ name }, at) => ({ name, count: counts[at] ?? 0 }))
}
