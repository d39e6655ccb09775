import type { Role } from '#prisma-client'

/** What happens to a person who is imported. */
export type ImportStep =
  /** Has an account and is in the course at once. */
  | 'enrol'
  /** Gets a link. */
  | 'invite'
  /** Is in the course; another section or group. */
  | 'move'
  /** Was invited before; the link goes on. */
  | 'invited'
  /** Is in the course, and nothing changes. */
  | 'present'

export interface ImportedPerson {
  line: number
  email: string
  name: string | null
  /** Name of the section that they are in afterwards. */
  section: string | null
  /** Where it changes: the one before. */
  sectionBefore?: string | null
  /** Name of the group that they are in afterwards. */
  group: string | null
  /** Where it changes: the one before. */
  groupBefore?: string | null
  /** Of an assistant, whose students they see afterwards, in words; null where nothing is said of it. */
  sees: string | null
  /** Where it changes: the words before. */
  seesBefore?: string
  step: ImportStep
}

export interface ImportPlan {
  people: ImportedPerson[]
  unreadable: { line: number; text: string; says: string }[]
  /** Names of sections that are made. */
  newSections: string[]
  /** Names of groups that are made. */
  newGroups: string[]
}

/** A link that was just made. Nobody can look it up again: only its hash is kept. */
export interface MadeLink {
  email: string
  name: string | null
  link: string
}

export interface MadeLinks {
  links: MadeLink[]
  /** The same as a file: name, email, link. */
  csv: string
  expiresAt: string
}

export type RosterShow = 'everybody' | 'INSTRUCTOR' | 'ASSISTANT' | 'STUDENT' | 'invited'

export interface RosterFilters {
  find: string
  show: RosterShow
  /** A section's id, 'none' for those without, or null for all. */
  section: string | null
  /** A group's id, 'none' for students without, or null for all. */
  group: string | null
  /** Counted from 1. */
  page: number
}

export interface RosterMember {
  id: string
  name: string
  email: string
  role: Role
  section: string | null
  group: string | null
  /** Of an assistant: the sections whose students they see, by their names; null is all students. */
  sees: string[] | null
}

export interface PendingInvitation {
  id: string
  name: string | null
  email: string
  role: Role
  section: string | null
  group: string | null
  /** Of an assistant: the sections whose students they will see, by their names; null is all students. */
  sees: string[] | null
  expiresAt: string
  expired: boolean
  /** The newest letter to them; null where none was mailed. */
  mail: { state: 'waits' | 'sent' | 'failed'; at: string; because: string | null } | null
}
