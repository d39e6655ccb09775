// What a script may send in the place of what our pages send: one value of the input made odd, each in its turn.

const oddTexts = ['', 'a\0b', '\ud800', '%', '%FF', "' OR 1=1", '../..', '\u2028', 'x'.repeat(20_000)]
const oddNumbers = [-1, 0.5, 2 ** 31, 2 ** 53, 1e308, Number.NaN]
const oddThings = [null, [], {}, true]

/** Every input that differs from a right one in one value, or has one more. */
export function oddInputs(right: unknown): unknown[] {
  if (Array.isArray(right)) {
    return [
      ...oddOnes(right),
      ...right.flatMap((value, index) => oddInputs(value).map((odd) => right.with(index, odd))),
    ]
  }
  if (typeof right !== 'object' || right === null) return oddOnes(right)
  return [
    ...oddOnes(right),
    { ...right, unknown: 1 },
    ...Object.entries(right).flatMap(([key, value]) =>
      oddInputs(value).map((odd) => ({ ...right, [key]: odd })),
    ),
  ]
}

function oddOnes(right: unknown): unknown[] {
  if (typeof right === 'string') return [...oddTexts, ...oddThings, 1]
  if (typeof right === 'number') return [...oddNumbers, ...oddThings, '1']
  return [...oddThings, 'text', 1]
}
