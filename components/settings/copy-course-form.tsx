'use client'
import { type NewCourse, type NewCourseAnswer, NewCourseForm } from '#components/settings/new-course-form.tsx'

export interface CopyCourseFormProps {
  /** Name of the course in its address. */
  from: string
  title: string
  weeksMax: number
  copyCourse: (input: NewCourse & { from: string }) => Promise<NewCourseAnswer>
}

/** Half a year: the day of the week stays. */
const usualWeeks = 26

/** Makes the course of the next term from this one. */
export function CopyCourseForm({ from, copyCourse, ...form }: CopyCourseFormProps) {
  return (
    <NewCourseForm
      {...form}
      weeksFirst={usualWeeks}
      words={{ button: 'Copy the course', pending: 'Copying …', refused: 'Not copied' }}
      make={(course) => copyCourse({ from, ...course })}
    />
  )
}
