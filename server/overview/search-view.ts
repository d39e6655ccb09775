/** Something that words were found in, for the one who looked. */
export interface Found {
  kind: 'course' | 'assignment' | 'exercise' | 'lab' | 'library'
  title: string
  href: string
  /** Where it stands: the assignment of an exercise, the course of an assignment. */
  within: string
}
