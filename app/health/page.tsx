import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { signedInViewer } from '#app/current-viewer.ts'
import { FaultTable } from '#components/operator/fault-table.tsx'
import { MailReport } from '#components/operator/mail-report.tsx'
import { RetentionReport } from '#components/operator/retention-report.tsx'
import { WorkerReport } from '#components/operator/worker-report.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { EmptyState } from '#components/ui/page/empty-state.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'
import { PageHeader } from '#components/ui/page/page-header.tsx'
import { findHealth } from '#server/health/find-health.ts'

export const metadata: Metadata = { title: 'Health' }

export default async function HealthPage() {
  const health = (await findHealth(await signedInViewer('/health'))) ?? notFound()
  const { database, queue, workers, mail, retention, faults } = health
  const alive = workers.filter((worker) => worker.alive)
  const able = alive.filter((worker) => worker.sandbox.available)
  return (
    <>
      <PageHeader
        title="Health"
        facts={[
          { name: 'Database', value: `PostgreSQL ${database.version}, ${database.latencyMs.toFixed(1)} ms` },
          { name: 'Queue', value: `${queue.waiting} waiting, ${queue.running} running` },
          ...(queue.oldestWaitingSeconds === null
            ? []
            : [{ name: 'Oldest waits', value: `${Math.round(queue.oldestWaitingSeconds)} s` }]),
          { name: 'Workers', value: `${alive.length} alive` },
        ]}
      />
      <p className="mb-6">
        <NavLink href="/lti/platforms">Learning platforms</NavLink>: who may send people here, by LTI.
      </p>
      {alive.length === 0 && (
        <Notice kind="attention" title="No grading worker is running." className="mb-6">
          <p>Labs wait in the queue until one is: npm run worker</p>
        </Notice>
      )}
      {alive.length > 0 && able.length === 0 && (
        <Notice
          kind="attention"
          title="No worker has a sandbox: labs are answered “not graded”."
          className="mb-6"
        />
      )}
      <section aria-labelledby="workers" className="mb-10">
        <h2 id="workers" className="mb-4 text-21">
          Workers
        </h2>
        {workers.length === 0 && <EmptyState title="No worker has been seen in the last hour." />}
        <div className="flex flex-col gap-8">
          {workers.map((worker) => (
            <WorkerReport key={worker.id} worker={worker} />
          ))}
        </div>
      </section>
      <section aria-labelledby="mail" className="mb-10">
        <h2 id="mail" className="mb-4 text-21">
          Mail
        </h2>
        <MailReport mail={mail} />
      </section>
      <section aria-labelledby="retention" className="mb-10 max-w-2xl">
        <h2 id="retention" className="mb-4 text-21">
          What is kept how long
        </h2>
        <RetentionReport {...retention} />
        <p className="mt-2 text-13 text-muted">
          A person is erased by command: <code>./roundtrip user erase ada@example.edu</code>
        </p>
      </section>
      <section aria-labelledby="faults">
        <h2 id="faults" className="mb-4 text-21">
          Faults of the last 24 hours
        </h2>
        {faults.length === 0 ? <EmptyState title="None." /> : <FaultTable faults={faults} />}
      </section>
    </>
  )
}
