import { roleNames } from '#components/course/role-names.ts'

export type RosterRole = keyof typeof roleNames

/** The roles to choose from. */
export const roleOptions = [
  { id: 'STUDENT', name: roleNames.STUDENT },
  { id: 'ASSISTANT', name: roleNames.ASSISTANT },
  { id: 'INSTRUCTOR', name: roleNames.INSTRUCTOR },
] as const
