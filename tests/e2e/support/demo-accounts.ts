/** Addresses of the demo course's accounts (prisma/seed.ts). */
export const signInNames = {
  student: 'student@demo.test',
  student2: 'student2@demo.test',
  assistant: 'assistant@demo.test',
  instructor: 'instructor@demo.test',
  operator: 'operator@demo.test',
} as const
