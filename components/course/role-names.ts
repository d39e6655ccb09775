/** Roles in a course as people say them. */
export const roleNames = { STUDENT: 'student', ASSISTANT: 'assistant', INSTRUCTOR: 'instructor' } as const
