/** How often a worker says that it is alive, and after how long a silence it counts as dead: three words missed. */
export const workerBeatMs = 5_000
const deadAfterMs = 3 * workerBeatMs

/** A worker that was seen after this moment is alive. */
export const aliveSince = (now: Date): Date => new Date(now.getTime() - deadAfterMs)
