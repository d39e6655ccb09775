/** What a token may be allowed. It never allows more than its owner may do: that is asked each time. */
export const scopes = {
  'courses:read': 'See courses, their people and assignments',
  'submissions:read': 'See submissions, what came of them, and transcripts',
  'marks:read': 'See everybody’s points',
  'marks:write': 'Give points by hand',
} as const

export type Scope = keyof typeof scopes
export const scopeNames = ['courses:read', 'submissions:read', 'marks:read', 'marks:write'] as const
