// Looks for an input that a reader throws on or never comes to the end of.
//
// How this works. fast-check makes the inputs and shrinks one that throws. It runs in rounds, each broken off when it
// takes far too long; then the input that was being read is read alone, with more time, so that a machine that was
// merely slow is not taken for a loop.
import * as fc from 'fast-check'
import { inputsFor } from './any-input.ts'
import { endsWithin } from './ends-within.ts'
import type { Reader } from './reader.ts'

export interface Effort {
  seed: number
  inputs: number
  /** No further round begins after it. */
  msMax: number
  /** What is still read after this is taken for a loop: far more than a busy machine needs. */
  hangMs?: number
}

const roundInputs = 20

/** A sentence with the input, or null; and how many were read. */
export function findFailure(
  reader: Reader,
  { seed, inputs, msMax, hangMs = 20_000 }: Effort,
): { says: string | null; read: number } {
  const until = performance.now() + msMax
  const arbitrary = inputsFor(reader)
  const state = { current: '', read: 0 }
  const property = fc.property(arbitrary, (input) => {
    state.current = input
    state.read += 1
    reader.read(input)
  })
  for (let round = 0; state.read < inputs && (round === 0 || performance.now() < until); round += 1) {
    let says: string | null = null
    const roundMs = hangMs / 2
    const ended = endsWithin(roundMs, () => {
      const details = fc.check(property, {
        seed: seed + round,
        numRuns: Math.min(roundInputs, inputs - state.read),
        // Shrinking stops in time for the round to end by itself.
        interruptAfterTimeLimit: roundMs / 2,
        markInterruptAsFailure: false,
      })
      if (details.failed) says = describe(details.counterexample?.[0] ?? state.current, details.errorInstance)
    })
    if (says !== null) return { says, read: state.read }
    if (!ended && !endsWithin(hangMs, () => reader.read(state.current)))
      return { says: `Never ends: ${show(state.current)}`, read: state.read }
  }
  return { says: null, read: state.read }
}

function describe(input: string, error: unknown): string {
  const because = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `Throws: ${show(input)}\n${because.slice(0, 2_000)}`
}

const show = (input: string) =>
  JSON.stringify(input.length > 600 ? `${input.slice(0, 600)}… (${input.length})` : input)
