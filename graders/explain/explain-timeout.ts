// The English for a wait that was in vain, and for what the program did in the meantime.
import type { Told } from '#graders/explain/explanation.ts'
import { seconds } from '#graders/explain/wording.ts'
import type { Mismatch } from '#graders/outcome.ts'

export function explainTimeout({
  waitedFor,
  withinMs,
  meanwhile,
}: Extract<Mismatch, { code: 'timeout' }>): Told {
  const vain = `The time ran out: we waited ${seconds(withinMs)} for ${waitedFor}.`
  const told = {
    headline: vain,
    expected: `${waitedFor} within ${seconds(withinMs)}`,
    received: 'nothing by then',
  }
  switch (meanwhile) {
    case undefined:
      return told
    case 'computing':
      return {
        ...told,
        headline: `${vain} Your program was still running, and busy, as in an endless loop.`,
        received: 'a program that computes, and does nothing else',
        why: 'As long as a loop goes round, nothing that stands behind it is done. What should end it, and does that ever come?',
        reference: null,
      }
    case 'waiting':
      return {
        ...told,
        headline: `${vain} Your program was still running, and waited for something itself.`,
        received: 'a program that waits: for bytes, for a connection, or for a time to pass',
      }
  }
}
