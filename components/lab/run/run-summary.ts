import type { RunState } from '#components/lab/run/run-state.ts'
import type { CheckLog } from '#graders/labs/contract/run-log.ts'
import type { Tier } from '#graders/labs/contract/run-protocol.ts'

export interface RunTally {
  total: number
  finished: number
  passed: number
  failed: number
  skipped: number
  errored: number
}

/** How many checks stand where. */
export function tally(checks: readonly CheckLog[]): RunTally {
  const count = (status: string) => checks.filter((check) => check.outcome?.status === status).length
  return {
    total: checks.length,
    finished: checks.filter((check) => check.outcome !== null).length,
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped'),
    errored: count('errored'),
  }
}

/** One sentence for the announcer: "7 of 12 finished, 1 failed". Empty of a run that was over before. */
export function announcement(run: RunState): string {
  if (!run.live) return ''
  const { total, finished, failed, passed } = tally(run.checks)
  switch (run.phase) {
    case 'waiting':
      return run.now
    case 'running':
      return total === 0
        ? run.now
        : `${finished} of ${total} finished${failed > 0 ? `, ${failed} failed` : ''}.`
    case 'finished':
      return `Finished: ${passed} of ${total} passed.`
    case 'faulted':
      return 'Not graded: a fault on our side. It cost you nothing.'
  }
}

export const tierNames: Record<Tier, { name: string; says: string }> = {
  works: { name: 'Works', says: 'A lenient peer understands your program.' },
  conforms: { name: 'Conforms', says: 'To the letter of the protocol.' },
  survives: { name: 'Survives', says: 'The network misbehaves on purpose.' },
}
export const tiers: readonly Tier[] = ['works', 'conforms', 'survives']

/** The checks in the order in which they are shown. */
export const inTiers = (checks: readonly CheckLog[]): CheckLog[] =>
  tiers.flatMap((tier) => checks.filter((check) => check.tier === tier))

export const isOver = ({ phase }: RunState): boolean => phase === 'finished' || phase === 'faulted'

/** The first check that failed, in the order of the tiers: the one worth reading first. None before the run is over:
 * another may come before it, and what opened by itself would move the others. */
export function firstFailure(run: RunState): CheckLog | undefined {
  return isOver(run) ? inTiers(run.checks).find((check) => check.outcome?.status === 'failed') : undefined
}

/**
 * The check whose evidence is shown by itself: the first failure; of a program that passed all, the most hostile that
 * it survived, which is the one of the last tier in which most happened. None as long as that may change.
 */
export function checkToShow(run: RunState): CheckLog | undefined {
  if (!isOver(run)) return undefined
  const failure = firstFailure(run)
  if (failure !== undefined) return failure
  const seen = run.checks.filter(hasEvidence)
  return tiers
    .map((tier) => seen.filter((check) => check.tier === tier))
    .findLast((checks) => checks.length > 0)
    ?.reduce((most, check) => (happenings(check) > happenings(most) ? check : most))
}

/** Whether there is anything of this check to look at. */
export const hasEvidence = (check: CheckLog): boolean =>
  check.transcript.length > 0 || check.output.length > 0

const happenings = ({ transcript }: CheckLog) => transcript.filter(({ continued }) => !continued).length
