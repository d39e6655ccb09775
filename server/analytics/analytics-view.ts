export interface ItemStatistics {
  /** Mean of the points, as a share of full marks: how easy it was. */
  facility: number
  /** Of the points, as a share of full marks. */
  deviation: number
  /** Share of the assignment's points that it has. */
  intendedWeight: number
  /** Share of the differences between students that it makes; null where it makes none, or the wrong way round. */
  effectiveWeight: number | null
  /** How far those who do well in the rest do well in it, −1 to 1. */
  discrimination: number | null
  /** That, as a share of what would be possible with these points, −1 to 1. */
  efficiency: number | null
}

export interface AssignmentStatistics {
  students: number
  mean: number
  median: number
  deviation: number
  /** Coefficient of internal consistency (Cronbach's alpha), at most 1. */
  consistency: number | null
  /** Share of the deviation that is chance. */
  errorRatio: number | null
  /** Of a student's points, by chance. */
  standardError: number | null
  items: ItemStatistics[]
}

export interface ParameterEffect {
  parameter: string
  /** Spearman's rank correlation of the parameter and the score, −1 to 1. */
  correlation: number
  /** How often chance alone gives as much, corrected for the number of parameters. */
  chance: number
}

export interface MistakeRow {
  part: string
  code: string
  /** Of a misconception. */
  id: string | null
  says: string | null
  students: number
}

export interface CheckRow {
  id: string
  says: string
  /** Students in any of whose submissions it failed, and those in which it was the first to. */
  students: number
  first: number
  /** Students who failed it and never passed it. */
  never: number
}

export interface CountedBar {
  name: string
  count: number
}

interface CourseName {
  slug: string
  title: string
}

export interface AssignmentAnalytics {
  course: CourseName
  assignment: { id: string; title: string }
  /** Full marks. */
  max: number
  /** Students who handed in something. */
  students: number
  /** So few that the numbers mean little. */
  few: boolean
  statistics: AssignmentStatistics | null
  /** Of their points, by tenths of full marks. */
  spread: CountedBar[]
  items: { id: string; title: string; points: number; drawn: boolean; statistics: ItemStatistics | null }[]
}

export interface ItemAnalytics {
  course: CourseName
  assignment: { id: string; title: string }
  item: { id: string; title: string; points: number }
  students: number
  few: boolean
  /** Among the items of its assignment; null where there are too few students, and of what is drawn from a pool. */
  statistics: ItemStatistics | null
  spread: CountedBar[]
  /** Submissions until the first with full marks. */
  untilRight: CountedBar[]
  /** From first looking at it to the first submission with full marks. */
  timeToRight: CountedBar[]
  /** Minutes; null where nobody was right. */
  medianMinutes: number | null
  mistakes: MistakeRow[]
  checks: CheckRow[]
  /** Null where too few students or alike results say nothing, and of what has no parameters. */
  fairness: ParameterEffect[] | null
  fairnessStudentsMin: number
  hasParameters: boolean
}

export interface Behind {
  userId: string
  name: string
  /** What is behind, as a sentence without a subject. */
  says: string
}

export interface CourseAnalytics {
  course: CourseName
  students: number
  behind: Behind[]
  /** So many assignments are over. */
  over: number
  assignments: { id: string; title: string; opened: boolean; students: number; share: number | null }[]
}
