/** What somebody is in the platform's course; null is nothing that we know. */
export type PlatformRole = 'instructor' | 'assistant' | 'student' | null

const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership'

/**
 * From the roles of a message (LTI Core 1.3 appendix A). Only roles in the course count: an administrator of the platform is
 * nothing here by that. Somebody who assists is no instructor, also where the platform says both, as it must: a sub-role
 * comes with its role (A.2.3).
 */
export function readRole(roles: readonly string[]): PlatformRole {
  const has = (...names: string[]) => names.some((name) => roles.includes(name))
  if (has(`${membership}/Instructor#TeachingAssistant`, `${membership}#TeachingAssistant`)) return 'assistant'
  if (has(`${membership}#Instructor`, 'Instructor')) return 'instructor'
  if (has(`${membership}#Learner`, 'Learner')) return 'student'
  return null
}
