import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { makeRandom } from '#graders/random.ts'
import { findParameterEffects } from '#server/analytics/fairness.ts'
import { quizStatistics } from '#server/analytics/quiz-statistics.ts'
import { nightly } from '../../tests/support/nightly.ts'

describe('statistics of an assignment', () => {
  it('of points that can be worked out by hand', () => {
    // Deviations from the means: item 1 (−1, −1, 1, 1)/… of 2 points, item 2 (−2, 0, 0, 2) of 4.
    const found = quizStatistics(
      [
        [0, 0],
        [0, 2],
        [2, 2],
        [2, 4],
      ],
      [2, 4],
    )
    expect(found).toMatchObject({ students: 4, mean: 3, median: 3 })
    // Variances 4/3 and 8/3, of the sums (−3, −1, 1, 3) 20/3: alpha = 2 · (1 − (12/3) / (20/3)).
    expect(found?.consistency).toBeCloseTo(0.8)
    expect(found?.errorRatio).toBeCloseTo(Math.sqrt(0.2))
    expect(found?.standardError).toBeCloseTo(Math.sqrt(0.2) * Math.sqrt(20 / 3))
    const [first, second] = found?.items ?? []
    // Covariance with the rest 4/3; with the sum 8/3 and 12/3.
    expect(first).toMatchObject({ facility: 0.5, intendedWeight: 2 / 6 })
    expect(first?.deviation).toBeCloseTo(Math.sqrt(4 / 3) / 2)
    expect(first?.discrimination).toBeCloseTo(4 / 3 / Math.sqrt((4 / 3) * (8 / 3)))
    expect(first?.efficiency).toBeCloseTo(1)
    expect(first?.effectiveWeight).toBeCloseTo(Math.sqrt(8 / 3) / (Math.sqrt(8 / 3) + Math.sqrt(12 / 3)))
    expect(second?.discrimination).toBeCloseTo(first?.discrimination ?? 0)
  })

  it('says nothing where nothing can be said', () => {
    expect(quizStatistics([[1, 2]], [2, 2])).toBeNull()
    const alike = quizStatistics(
      [
        [1, 0],
        [1, 2],
        [1, 1],
      ],
      [2, 2],
    )
    expect(alike?.items[0]).toMatchObject({
      facility: 0.5,
      deviation: 0,
      discrimination: null,
      efficiency: null,
    })
    const against = quizStatistics(
      [
        [2, 0],
        [1, 4],
        [0, 8],
      ],
      [2, 8],
    )
    expect(against?.items[0]).toMatchObject({ discrimination: expect.closeTo(-1), effectiveWeight: null })
    expect(quizStatistics([[1], [2]], [2])?.consistency).toBeNull()
  })

  // Python's own statistics module, which nobody here wrote.
  it.runIf(nightly)('agrees with Python', () => {
    const random = makeRandom('quiz statistics')
    const max = [10, 5, 20, 1]
    const points = Array.from({ length: 60 }, () => max.map((full) => random.below(full * 2 + 1) / 2))
    const said: unknown = JSON.parse(
      execFileSync('python3', ['-c', python], { input: JSON.stringify({ points, max }), encoding: 'utf8' }),
    )
    const found = quizStatistics(points, max)
    const ours = [
      found?.consistency,
      found?.standardError,
      ...(found?.items ?? []).flatMap((item) => [
        item.facility,
        item.deviation,
        item.effectiveWeight,
        item.discrimination,
        item.efficiency,
      ]),
    ]
    expect(said).toEqual(ours.map((value) => (value == null ? null : expect.closeTo(value, 9))))
  })
})

const python = `
import json, sys, math, statistics as st
d = json.load(sys.stdin)
rows, full = d["points"], d["max"]
n = len(full)
cols = [[r[i] for r in rows] for i in range(n)]
tot = [sum(r) for r in rows]
alpha = n / (n - 1) * (1 - sum(st.variance(c) for c in cols) / st.variance(tot))
out = [alpha, math.sqrt(1 - alpha) * st.stdev(tot)]
w = [math.sqrt(max(0, st.covariance(c, tot))) for c in cols]
for i, c in enumerate(cols):
    rest = [t - x for t, x in zip(tot, c)]
    cmax = st.covariance(sorted(c), sorted(rest))
    out += [st.mean(c) / full[i], st.stdev(c) / full[i],
            w[i] / sum(w) if st.covariance(c, tot) >= 0 else None,
            st.correlation(c, rest), st.covariance(c, rest) / cmax]
print(json.dumps(out))
`

describe('whether parameters explain results', () => {
  const random = makeRandom('fairness of a test')
  const students = (score: (files: number) => number) =>
    Array.from({ length: 80 }, () => {
      const files = random.below(20)
      return { parameters: { files, rtt: random.below(100), fixed: 3 }, score: score(files) }
    })

  it('finds the one that does, and none where chance decides', () => {
    const [strongest, other] =
      findParameterEffects(students((files) => (files + random.below(10) < 14 ? 1 : 0))) ?? []
    expect(strongest).toMatchObject({ parameter: 'files' })
    expect(strongest?.correlation).toBeLessThan(-0.4)
    expect(strongest?.chance).toBeLessThan(0.01)
    expect(other).toMatchObject({ parameter: 'rtt' })
    expect(other?.chance).toBeGreaterThan(0.05)
    for (const { chance } of findParameterEffects(students(() => random.below(2))) ?? [])
      expect(chance).toBeGreaterThan(0.05)
  })

  it('says nothing of few, nor where all did alike', () => {
    expect(findParameterEffects(students(() => 1).slice(0, 19))).toBeNull()
    expect(findParameterEffects(students(() => 1))).toBeNull()
  })
})
