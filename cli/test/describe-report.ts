import { styleText } from 'node:util'
import type { ExerciseReport } from '#graders/exercise/exercise-report.ts'

export const good = (text: string): string => styleText('green', text)
const warn = (text: string): string => styleText('yellow', text)
export const bad = (text: string): string => styleText('red', text)

/** The table for a person: parameters, expectations, and the first failures with the command that shows them again. */
export function describeReport(report: ExerciseReport): string {
  const { median, max } = report.msPerVariant
  const verdict = report.failureCount === 0 ? good('passed') : bad('failed')
  const lines = [
    `${verdict}  ${report.exercise}: ${report.variants} variants, ${report.distinct} different, seed ${report.seed}`,
    ...report.warnings.map((says) => `${warn('warning')} ${says}`),
    `        ${median.toFixed(2)} ms per variant (median), ${max.toFixed(2)} ms at most`,
    '',
    ...report.histograms.map(({ parameter, counts }) => `  ${parameter.padEnd(12)} ${histogram(counts)}`),
    '',
  ]
  const width = Math.min(70, Math.max(...report.expectations.map(({ name }) => name.length)))
  lines.push(`  ${'expectation'.padEnd(width)}  held  failed`)
  for (const { name, held, failed } of report.expectations) {
    const label = name.length > width ? `${name.slice(0, width - 1)}…` : name.padEnd(width)
    const count = String(failed).padStart(6)
    lines.push(`  ${label}  ${String(held).padStart(4)}  ${failed > 0 ? bad(count) : count}`)
  }
  if (report.failures.length > 0) {
    lines.push('', `  ${report.failureCount} failures; the first ${report.failures.length}:`)
    for (const { seed, parameters, says } of report.failures) {
      lines.push(`    seed ${seed} (${parameters})`, `      ${says}`)
    }
    const again = `./roundtrip test ${report.exercise} --variants ${report.variants} --seed ${report.seed}`
    lines.push('', `  The same variants again: ${again}`)
  }
  return `${lines.join('\n')}\n`
}

const barsMax = 24

/** "20–240  ▂▃▅…": how often each value came, neighbours joined where there are many. */
function histogram(counts: ExerciseReport['histograms'][number]['counts']): string {
  const perBar = Math.ceil(counts.length / barsMax)
  const bars: number[] = []
  for (let start = 0; start < counts.length; start += perBar) {
    bars.push(counts.slice(start, start + perBar).reduce((sum, { count }) => sum + count, 0))
  }
  const highest = Math.max(...bars)
  const drawn = bars.map((bar) => '▁▂▃▄▅▆▇█'[Math.min(7, Math.floor((8 * bar) / (highest + 1)))]).join('')
  return `${counts[0]?.value} … ${counts.at(-1)?.value}`.padEnd(14) + drawn
}
