import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nightly } from '../nightly.ts'
import { seedOfToday } from '../seed-of-today.ts'
import { inputsFor, piecesFor } from './any-input.ts'
import { findFailure } from './find-failure.ts'
import { findGrowth } from './find-growth.ts'
import type { Pump, Reader } from './reader.ts'

/** Another one every day, and all day the same: what was green is so again, on any machine. */
const seed = seedOfToday
const efforts = {
  /** `npm run check`: what it finds at once. */
  check: { inputs: 100, inputsMs: 1_000, pumps: 5, pumpsMs: 300 },
  day: { inputs: 1_000, inputsMs: 5_000, pumps: 20, pumpsMs: 1_000 },
  night: { inputs: 100_000, inputsMs: 15_000, pumps: 500, pumpsMs: 5_000 },
}
const effort = efforts[nightly ? 'night' : process.env.ROUNDTRIP_CHECK === '1' ? 'check' : 'day']
/** For a machine that is busy with much else; a loop is found long before. */
const timeout = 300_000

/**
 * Two tests of a reader: any input is read to its end without an exception, and in time linear in its length. A
 * thousand inputs by day, a hundred in a check; by night a hundred thousand, or twenty seconds. `SEED=… npm test -- <file>` does it again.
 */
export function fuzzReader(reader: Reader): void {
  describe(`${reader.name}, SEED=${seed}`, () => {
    test('reads its documents, and any input to its end without an exception', { timeout }, () => {
      for (const document of reader.documents) reader.read(document)
      const { says, read } = findFailure(reader, { seed, inputs: effort.inputs, msMax: effort.inputsMs })
      if (says !== null) expect.fail(`SEED=${seed}: ${says}`)
      expect(read).toBeGreaterThanOrEqual(20)
    })

    test('reads in time linear in the length', { timeout }, () => {
      const piece = piecesFor(reader)
      const edge = fc.oneof(fc.constant(''), piece, inputsFor({ ...reader, charactersMax: 200 }))
      const pump = fc.record({
        before: edge,
        unit: fc
          .oneof(
            piece,
            fc.tuple(piece, piece).map((two) => two.join('')),
          )
          .filter((unit) => unit !== ''),
        after: edge,
      })
      const until = performance.now() + effort.pumpsMs
      let measured = 0
      const known = [...(reader.pumps ?? []), ...marksAfter(reader.documents)]
      for (const each of [...known, ...fc.sample(pump, { numRuns: effort.pumps, seed })]) {
        if (measured > known.length && performance.now() > until) break
        const found = findGrowth(reader, each)
        if (found !== null) expect.fail(`SEED=${seed}: ${found}`)
        measured += 1
      }
    })
  })
}

/** Runs of combining marks, of which the platform's own normalisation makes quadratic work; as text, and as its UTF-8. */
const marksAfter = (documents: readonly string[]): Pump[] =>
  documents
    .slice(0, 2)
    .flatMap((before) =>
      ['\u0301\u0323', '\u00CC\u0081\u00CC\u00A3'].map((unit) => ({ before, unit, after: '' })),
    )
