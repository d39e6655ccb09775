import { type Column, DataTable } from '#components/ui/data-table.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { CircleCheckIcon, CircleXIcon } from '#components/ui/icons.tsx'
import { Timestamp } from '#components/ui/time/timestamp.tsx'

interface SelfTest {
  name: string
  ok: boolean
  detail: string
}
export interface ShownWorker {
  id: string
  host: string
  alive: boolean
  startedAt: Date
  seenAt: Date
  sandbox:
    | {
        available: true
        tests: readonly SelfTest[]
        limits: readonly { limit: string; by: string }[]
        notes: readonly string[]
        missing: readonly { because: string; remedy: string }[]
      }
    | { available: false; because: string; remedy: string; tests: readonly SelfTest[] }
}

/** A grading worker, and what its sandbox's self-test said. */
export function WorkerReport({ worker }: { worker: ShownWorker }) {
  const { sandbox } = worker
  return (
    <article className="rounded border border-border bg-surface px-4 py-3">
      <h3 className="text-17">{worker.host}</h3>
      <p className="marginal">
        {worker.alive ? 'alive' : 'not seen lately'} · last seen{' '}
        <Timestamp at={worker.seenAt.toISOString()} /> · started{' '}
        <Timestamp at={worker.startedAt.toISOString()} />
      </p>
      <p className="mt-2 flex items-start gap-2 font-semibold">
        <Sign ok={sandbox.available} />
        {sandbox.available ? 'The sandbox is available.' : `The sandbox is unavailable: ${sandbox.because}`}
      </p>
      {!sandbox.available && <p className="mt-1 pl-7">{sandbox.remedy}</p>}
      {sandbox.available &&
        sandbox.missing.map(({ because, remedy }) => (
          <p key={because} className="mt-1 pl-7">
            On this machine {because}. To offer them: <code className="text-13 wrap-anywhere">{remedy}</code>
          </p>
        ))}
      {sandbox.available &&
        sandbox.notes.map((note) => (
          <p key={note} className="mt-1 pl-7 text-muted">
            {note}
          </p>
        ))}
      <Disclosure
        summary={`Self-tests: ${sandbox.tests.filter((test) => test.ok).length} of ${sandbox.tests.length} passed`}
        open={!sandbox.available}
      >
        <DataTable
          caption={`Self-tests of ${worker.host}`}
          captionHidden
          columns={testColumns}
          rows={sandbox.tests}
          rowKey={(test) => test.name}
        />
      </Disclosure>
      {sandbox.available && (
        <Disclosure summary="Limits, and how each is enforced">
          <DataTable
            caption={`Limits on ${worker.host}`}
            captionHidden
            columns={limitColumns}
            rows={sandbox.limits}
            rowKey={(row) => row.limit}
          />
        </Disclosure>
      )}
    </article>
  )
}

function Sign({ ok }: { ok: boolean }) {
  return ok ? (
    <CircleCheckIcon className="mt-0.5 size-5 shrink-0 text-pass" />
  ) : (
    <CircleXIcon className="mt-0.5 size-5 shrink-0 text-fail" />
  )
}

const testColumns: Column<SelfTest>[] = [
  { id: 'name', name: 'Test', cell: (test) => test.name },
  {
    id: 'ok',
    name: 'Result',
    cell: ({ ok }) => (
      <span className="inline-flex items-center gap-1">
        <Sign ok={ok} />
        {ok ? 'passed' : 'failed'}
      </span>
    ),
  },
  { id: 'detail', name: 'Detail', cell: (test) => test.detail },
]
const limitColumns: Column<{ limit: string; by: string }>[] = [
  { id: 'limit', name: 'Limit', cell: (row) => row.limit },
  { id: 'by', name: 'Enforced by', cell: (row) => row.by },
]
