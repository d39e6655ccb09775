export interface Metric {
  /** As Prometheus names them: the unit at the end. */
  name: string
  help: string
  samples: readonly { labels?: Readonly<Record<string, string>>; value: number }[]
}

/** Gauges in Prometheus' text format, version 0.0.4 (prometheus.io, "Text-based format"). */
export const writeMetrics = (metrics: readonly Metric[]): string =>
  metrics.map((metric) => `${linesOf(metric).join('\n')}\n`).join('')

function linesOf({ name, help, samples }: Metric): string[] {
  return [
    `# HELP ${name} ${help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}`,
    `# TYPE ${name} gauge`,
    ...samples.map(({ labels = {}, value }) => `${name}${writeLabels(labels)} ${writeValue(value)}`),
  ]
}

function writeLabels(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}

const escaped = (value: string) =>
  value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')

function writeValue(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  return Number.isFinite(value) ? String(value) : value > 0 ? '+Inf' : '-Inf'
}
