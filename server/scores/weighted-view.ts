/** A category with what a student has in it so far. */
export interface CategoryMark {
  id: string
  name: string
  /** Percent of the mark. */
  weight: number
  /** Of the assignments that count, each alike: 0 to 100; null before one does. */
  percent: number | null
  /** Assignments that count. */
  counted: number
  /** Ids of those that are left out as the lowest. */
  dropped: readonly string[]
}

/** The mark of a student in a course with categories, so far. */
export interface WeightedMark {
  /** 0 to 100; null before anything counts. */
  percent: number | null
  categories: readonly CategoryMark[]
}
