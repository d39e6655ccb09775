// The students that end-to-end tests play: one for each test that changes what its student has done.
export const cast = [
  'solver',
  'mender',
  'walker',
  'zone-mender',
  'typist',
  'early-typist',
  'zone-typist',
  'blank-mender',
  'programmer',
  'keyboard-solver',
  'keyboard-programmer',
  'canary',
  'hint-opener',
  'visitor',
  'refused',
  'reconnect',
  'cut-off',
  'messenger',
  'keyboard-messenger',
  'filter-writer',
  'filter-breaker',
  'filter-mender',
  'zone-keeper',
  'zone-visitor',
  'server-writer',
  'lab-doer',
  'server-visitor',
  'drawer',
  'keyboard-drawer',
  'chooser',
  'box-ticker',
  'matcher',
  'orderer',
  'tabulator',
  'packet-judge',
  'stack-builder',
  'hand-shaker',
  'byte-reader',
  'pipe-fitter',
  'rate-chooser',
  'piece-picker',
  'dns-tracer',
  'network-planner',
  'byte-writer',
  'hop-teller',
  'bastion-builder',
  'line-writer',
  'cache-reader',
  'message-reader',
  'cookie-eater',
  'letter-writer',
  'cell-typist',
  'matching-typist',
  'ordering-typist',
  'filter-typist',
  'message-typist',
  'board-typist',
  'choice-typist',
  'tick-typist',
  'formula-typist',
  'formula-writer',
  'line-typist',
  'reading-typist',
  'cache-typist',
  'packet-typist',
  'program-typist',
  'first-at-the-machine',
  'next-at-the-machine',
  'first-reader',
  'early-reader',
  'regraded',
  'measured',
  'measured-once-more',
  'guessed',
  'lecturer',
  'latecomer',
  'examiner',
  'candidate',
  'other-candidate',
  'decider',
  'reviewer',
  'asker',
  'bystander',
  'pushed',
  'pairer',
  'left-of-a-pair',
  'right-of-a-pair',
] as const
export type Actor = (typeof cast)[number]

export const castPassword = 'a password for tests'
export const emailOf = (actor: Actor) => `${actor}@e2e.test`

/** A course of its own for those who change a course: nobody else's pages change with it. */
export const taughtCourse = { slug: 'taught-by-a-test', title: 'Taught by a test', seedSecret: 'of a test' }
export const taughtAs = { lecturer: 'INSTRUCTOR', latecomer: 'STUDENT' } as const

/** Of pools and exams, whose students see nothing else. */
export const examinedCourse = {
  slug: 'examined-by-a-test',
  title: 'Examined by a test',
  seedSecret: 'of a test',
}
export const examinedAs = {
  examiner: 'INSTRUCTOR',
  candidate: 'STUDENT',
  'other-candidate': 'STUDENT',
} as const

/** A course of its own for those who review, where two students have handed in a program each. */
export const reviewedCourse = {
  slug: 'reviewed-by-a-test',
  title: 'Reviewed by a test',
  seedSecret: 'of a test',
}
export const reviewedAs = {
  decider: 'INSTRUCTOR',
  reviewer: 'ASSISTANT',
  asker: 'STUDENT',
  bystander: 'STUDENT',
} as const

/** Of groups, whose members see each other's work. */
export const pairedCourse = { slug: 'paired-by-a-test', title: 'Paired by a test', seedSecret: 'of a test' }
export const pairedAs = {
  pairer: 'INSTRUCTOR',
  'left-of-a-pair': 'STUDENT',
  'right-of-a-pair': 'STUDENT',
} as const

/** It is there from the start; its access code is apricot. */
export const seededExam = 'An exam that goes on'

/** In the course with planted secrets; it needs no code. */
export const canaryExam = 'An exam of secrets'

/** The course with planted secrets (tests/fixtures/canaries). */
export const canaryCourse = { slug: 'canaries', title: 'Canaries', seedSecret: 'CANARY-COURSE-SECRET' }
