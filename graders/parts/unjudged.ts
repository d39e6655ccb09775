/**
 * Instead of a verdict: the answer can be read, and is too intricate to be judged within the kind's budget of steps.
 * Steps are counted and never timed, so that the same answer comes to the same on every machine. It is neither right
 * nor wrong: it costs no attempt, and the student is told in `unjudged` what to do.
 */
export interface Unjudged {
  unjudged: string
}
