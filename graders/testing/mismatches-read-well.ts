// For tests: the English of mismatches, held against a golden file that is read aloud. RECORD=1 rewrites it.
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Explanation } from '#graders/explain/explanation.ts'

/** `codes`: all that there are; every one needs an example. */
export function mismatchesReadWell<M extends { code: string }>(
  golden: URL,
  codes: readonly string[],
  examples: readonly M[],
  explain: (mismatch: M) => Explanation,
): void {
  test('every mismatch reads well aloud', () => {
    const written = examples.map((mismatch) => inLines(mismatch.code, explain(mismatch))).join('\n\n')
    if (process.env.RECORD === '1') writeFileSync(golden, `${written}\n`)
    expect(`${written}\n`).toBe(readFileSync(golden, 'utf8'))
  })

  test('every code has an example', () => {
    expect([...new Set(examples.map(({ code }) => code))].toSorted()).toEqual(codes.toSorted())
  })
}

function inLines(code: string, said: Explanation): string {
  const rows = Object.entries(said).flatMap(([name, text]) =>
    text === null || name === 'headline' ? [] : [`  ${name}: ${text}`],
  )
  return [`[${code}] ${said.headline}`, ...rows].join('\n')
}
