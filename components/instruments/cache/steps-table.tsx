import { HeadLines } from '#components/figures/http/head-lines.tsx'
import { DataTable } from '#components/ui/data-table.tsx'
import { cacheOutcomeWords } from '#graders/parts/cache-trace/cache-trace-response.ts'
import { plainSeconds, tellCacheStep } from '#graders/parts/cache-trace/live/tell-cache-step.ts'
import type { TracedRequest } from '#protocols/http-cache/cache-trace.ts'
import { fieldLines } from '#protocols/http-cache/field-lines.ts'
import type { CacheStep } from '#protocols/http-cache/play-cache-trace.ts'

export interface StepsTableProps {
  requests: readonly TracedRequest[]
  steps: readonly CacheStep[]
}

/** What the cache does with each request, how old what the client gets is, and why. */
export function StepsTable({ requests, steps }: StepsTableProps) {
  const rows = requests.flatMap((request, at) => {
    const step = steps[at]
    return step ? [{ at, request, step }] : []
  })
  return (
    <DataTable
      caption="What the cache does with each request"
      rows={rows}
      rowKey={({ at }) => String(at)}
      columns={[
        {
          id: 'request',
          name: 'Request',
          cell: ({ request }) => requestCell(request),
        },
        {
          id: 'does',
          name: 'The cache',
          cell: ({ step }) => stepCell(step),
        },
        { id: 'age', name: 'Age', numeric: true, cell: ({ step }) => `${plainSeconds(step.ageS)} s` },
      ]}
    />
  )
}

function requestCell({ atS, method, path, fields }: TracedRequest) {
  return (
    <>
      <span className="whitespace-nowrap tabular-nums">{atS} s</span>
      <HeadLines lines={[`${method} ${path}`, ...fieldLines(fields)]} />
    </>
  )
}

function stepCell(step: CacheStep) {
  return (
    <>
      <span className="font-semibold">{cacheOutcomeWords[step.outcome]}</span>
      <span className="block text-13 text-muted">{tellCacheStep(step)}</span>
    </>
  )
}
