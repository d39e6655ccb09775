/** The queue of grading runs; a job carries only the run's id. */
export const gradingQueue = 'grading'

/** NOTIFY channel that wakes workers; pg-boss's own is only heard by its `work()` loop, which we do not use. */
export const queueChannel = 'roundtrip_queue'

/** Whoever waits for a verdict comes before what an instructor compares. */
export const priorities = { LIVE: 20, SHADOW: 10, REPLACED: 10, PRACTICE: 0 } as const

export const gradingQueueOptions = {
  // The worker counts tries itself (GradingRun.tries) and gives up after three. The queue must outlast it: a job
  // is also handed out again when a worker was stopped, which counts for nothing.
  retryLimit: 1_000,
  // A machine that was too busy to judge is given some seconds to calm down: about 1, 2 and 4.
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 8,
  heartbeatSeconds: 10,
  expireInSeconds: 600,
  retentionSeconds: 14 * 86_400,
  deleteAfterSeconds: 86_400,
} as const

/** The queue of right programs that students compare theirs with; a job carries only the id of its row. */
export const rightQueue = 'right-programs'

/** The queue of *Test 1,000 variants*; a job carries only the digest of the exercise's files. */
export const variantsQueue = 'variants'

export const variantsQueueOptions = {
  // As for runs, the worker gives up by itself, after `variantsTriesMax` machines that stopped over the same test.
  retryLimit: 1_000,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 8,
  heartbeatSeconds: 10,
  expireInSeconds: 900,
  retentionSeconds: 86_400,
  deleteAfterSeconds: 3_600,
} as const

/** The queue of comparisons of an item's programs; a job carries only the id of the comparison. */
export const similarityQueue = 'similarity'

/** The queue of letters to be mailed; a job carries only the letter's id. */
export const mailQueue = 'mail'

export const mailQueueOptions = {
  // Whoever sends gives a letter up by itself (server/letters/deliver-mail.ts).
  retryLimit: 1_000,
  // A mail server that is down is asked again after half a minute, and in the end every half hour.
  retryDelay: 30,
  retryBackoff: true,
  retryDelayMax: 1_800,
  heartbeatSeconds: 10,
  expireInSeconds: 300,
  retentionSeconds: 7 * 86_400,
  deleteAfterSeconds: 3_600,
} as const

/** The queue of points for learning platforms; a job carries only the id of what is to stand there. */
export const scoreQueue = 'platform-scores'

export const scoreQueueOptions = {
  // Whoever sends gives points up by itself (server/lti/scores/send-score.ts).
  retryLimit: 1_000,
  // A platform that is down is asked again after half a minute, and in the end every half hour.
  retryDelay: 30,
  retryBackoff: true,
  retryDelayMax: 1_800,
  heartbeatSeconds: 10,
  expireInSeconds: 300,
  retentionSeconds: 7 * 86_400,
  deleteAfterSeconds: 3_600,
} as const
