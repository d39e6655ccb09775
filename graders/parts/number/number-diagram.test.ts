import { expect, test } from 'vitest'
import { numberKind } from '#graders/parts/number/number-kind.ts'
import { NumberPartSchema } from '#graders/parts/number/number-part.ts'

const missing = (answer: unknown) => {
  const part = NumberPartSchema.parse({ id: 'total', kind: 'number', ask: 'How long?', unit: 'ms', answer })
  return numberKind.bind(part).diagram?.missing()
}

test('a number can be drawn where its model draws, and its author is told where not', () => {
  expect(missing({ model: 'http-persistent', output: 'pageTime' })).toBeNull()
  expect(missing('2 * rtt')?.says).toMatch(/is a formula, so there is no diagram of it/)
  const counted = missing({ model: 'store-and-forward', output: 'endToEnd' })
  expect(counted?.says).toBe(
    'The model store-and-forward has no space-time diagram: it counts, and draws nothing.',
  )
  expect(counted?.fix).toMatch(/draw one of http-nonpersistent, /)
})
