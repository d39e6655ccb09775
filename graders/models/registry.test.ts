// What holds of every model, whatever it plays out.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Conventions } from '#graders/models/conventions.ts'
import type { ModelInput } from '#graders/models/model.ts'
import * as modelsByExport from '#graders/models/models.ts'
import { models } from '#graders/models/registry.ts'
import { withDefaults } from '#graders/testing/run-model.ts'
import { TimelineSchema } from '#protocols/timeline/timeline.ts'

const conventions: Conventions = { handshake: 'counted', controlPackets: 'costing', connections: 'parallel' }

/** Mostly what an author could mean, now and then what nobody can. */
const valueOf = ({ allowed, otherwise }: ModelInput): fc.Arbitrary<number> => {
  const [from, to] = Array.isArray(allowed) ? allowed : [0, 0]
  const sensible =
    to > 0
      ? fc.integer({ min: from, max: Math.min(to, from + 30) })
      : allowed === 'share'
        ? fc.double({ min: 0, max: 1, noNaN: true })
        : fc.double({ min: 1e-3, max: 1e6, noNaN: true })
  const odd = fc.constantFrom(-1, 0, 0.5, 1e9, Number.MAX_VALUE, Number.POSITIVE_INFINITY, Number.NaN)
  const left = otherwise === undefined ? [] : [{ weight: 6, arbitrary: fc.constant(otherwise) }]
  return fc.oneof({ weight: 20, arbitrary: sensible }, { weight: 1, arbitrary: odd }, ...left)
}

test('no two models have the same name', () => {
  expect(models.size).toBe(Object.keys(modelsByExport).length)
})

describe.each([...models])('%s', (_, model) => {
  const situations = fc.record(
    Object.fromEntries(Object.entries(model.inputs).map(([name, input]) => [name, valueOf(input)])),
  )

  test('gives each of its outputs, none of them negative or not a number, or refuses in a sentence', () => {
    let played = 0
    fc.assert(
      fc.property(situations, (given) => {
        let outputs: ReadonlyMap<string, number>
        try {
          outputs = model.run(withDefaults(model, given), conventions)
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError)
          expect(String(error).length).toBeGreaterThan(30)
          return
        }
        played += 1
        expect([...outputs.keys()].toSorted()).toEqual(Object.keys(model.outputs).toSorted())
        for (const [name, value] of outputs) {
          expect([name, value, value >= 0]).toEqual([name, value, true])
        }
        if (model.draw) {
          const drawn = model.draw(withDefaults(model, given), conventions)
          expect(TimelineSchema.safeParse(drawn).success).toBe(true)
        }
      }),
      { numRuns: 150 },
    )
    expect(played).toBeGreaterThan(15)
  })

  test('says what it is, and of every input and output what it means', () => {
    const said = [model, ...Object.values(model.inputs), ...Object.values(model.outputs)]
    expect(said.filter(({ says }) => says.length < 5)).toEqual([])
  })
})
