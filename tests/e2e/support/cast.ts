// The students that end-to-end tests play: one for each test that changes what its student has done.
export const cast = [
  'solver',
  'programmer',
  'keyboard-solver',
  'keyboard-programmer',
  'canary',
  'visitor',
  'refused',
  'reconnect',
  'messenger',
  'keyboard-messenger',
  'filter-writer',
  'filter-breaker',
  'filter-mender',
  'zone-keeper',
  'zone-visitor',
  'server-writer',
  'server-visitor',
  'drawer',
  'keyboard-drawer',
  'chooser',
] as const
export type Actor = (typeof cast)[number]

export const castPassword = 'a password for tests'
export const emailOf = (actor: Actor) => `${actor}@e2e.test`

/** The course with planted secrets (tests/fixtures/canaries). */
export const canaryCourse = { slug: 'canaries', title: 'Canaries', seedSecret: 'CANARY-COURSE-SECRET' }
