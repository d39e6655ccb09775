import * as z from 'zod'
import { Role } from '#prisma-client'

/** What can be done to somebody's record, or to what lets people in. */
export const auditedActs = [
  'enrolled',
  'invited',
  'joined',
  'invitation-renewed',
  'invitation-mailed',
  'invitation-withdrawn',
  'role-changed',
  'section-changed',
  'assistant-limited',
  'group-changed',
  'group-size-set',
  'removed',
  'points-set',
  'extension-set',
  'section-extension-set',
  'accommodation-set',
  'assignment-made',
  'assignment-changed',
  'assignment-deleted',
  'late-days-set',
  'time-zone-set',
  'regrade-begun',
  'regrade-discarded',
  'regraded',
  'regrade-undone',
  'categories-set',
  'reviewed',
  'rubric-set',
  'second-look-answered',
  'course-copied',
  'course-imported',
  'join-code-opened',
  'join-code-closed',
  'exam-released',
  'exam-time-given',
  'viewed-as',
  'account-erased',
  'account-disabled',
  'account-enabled',
  'reset-link-made',
  'platform-linked',
  'platform-link-changed',
  'platform-unlinked',
  'platform-roster-taken',
  'platform-registered',
  'platform-changed',
  'platform-removed',
  'platform-keys-renewed',
] as const

export const AuditedActSchema = z.enum(auditedActs)
export type AuditedAct = z.infer<typeof AuditedActSchema>

/** What an act changed, as it was before or after; what it did not touch is left out. */
export const AuditedStateSchema = z.strictObject({
  role: z.enum(Role).optional(),
  /** Name of the section; null is none. */
  section: z.string().nullable().optional(),
  /** Whose work an assistant sees, in words. */
  sees: z.string().optional(),
  /** Name of the group; null is none. */
  group: z.string().nullable().optional(),
  /** Members of a group that students make at most; null is that staff alone make them. */
  groupSize: z.number().nullable().optional(),
  /** Title of an item. */
  item: z.string().optional(),
  /** Given by hand; null leaves it to the submissions. */
  points: z.number().nullable().optional(),
  /** Title of an assignment. */
  assignment: z.string().optional(),
  /** What was changed of it, in words: a line each. */
  changes: z.array(z.string()).optional(),
  /** When it is due for the student alone (ISO 8601); null is as for all. */
  dueAt: z.string().nullable().optional(),
  /** Of the time from opening to due; null is as for all. */
  factor: z.number().nullable().optional(),
  /** That each student of the course may spend. */
  lateDays: z.number().optional(),
  /** In which dates are typed; null is the installation's. */
  timeZone: z.string().nullable().optional(),
  /** Given in a review, added to what the checks gave; null is no review. */
  reviewPoints: z.number().nullable().optional(),
  /** Of an item, with its points, in words. */
  rubric: z.string().optional(),
  /** With their weights, in words. */
  categories: z.string().optional(),
  /** A learning platform, and its course, by their names. */
  platform: z.string().optional(),
  /** What its instructors become; null lets none in. */
  instructorsAs: z.enum(Role).nullable().optional(),
})
export type AuditedState = z.infer<typeof AuditedStateSchema>
