'use client'
import type { ReactNode } from 'react'
import { CommandBlock } from '#components/content/command-block.tsx'
import { hasEvidence } from '#components/lab/run/run-summary.ts'
import { Button } from '#components/ui/button.tsx'
import { explainMismatch } from '#graders/explain/explain-mismatch.ts'
import type { CheckLog } from '#graders/labs/contract/run-log.ts'

export interface CheckDetailProps {
  check: CheckLog
  /** What the check that this one needs says, when it was skipped for it. */
  needs: string | undefined
  isSelected: boolean
  onSelect: () => void
}

/** One check opened: what was expected, what came, where, why it matters, and how to see the same elsewhere. */
export function CheckDetail({ check, needs, isSelected, onSelect }: CheckDetailProps) {
  return (
    <div className="flex flex-col items-start gap-3 text-15">
      <Verdict check={check} needs={needs} />
      {check.tryIt && (
        <div className="w-full">
          <p className="text-13 text-muted">See it yourself:</p>
          <CommandBlock text={check.tryIt} />
        </div>
      )}
      {check.usage && <UsageLine usage={check.usage} />}
      {hasEvidence(check) && (
        <Button size="small" onPress={onSelect} aria-pressed={isSelected}>
          {isSelected ? 'Shown under “What happened”' : 'Show what crossed the wire'}
        </Button>
      )}
    </div>
  )
}

function Verdict({ check, needs }: Pick<CheckDetailProps, 'check' | 'needs'>) {
  const { outcome } = check
  if (outcome === null) return <p className="text-muted">{check.running ? 'Running now.' : 'Not run yet.'}</p>
  switch (outcome.status) {
    case 'passed':
      return <p>As it should be.</p>
    case 'skipped':
      return (
        <p className="text-muted">
          Not run, because another check has to pass first: “{needs ?? outcome.needs}”
        </p>
      )
    case 'errored':
      return (
        <p className="border-l-2 border-dashed border-attention pl-3">
          <strong className="text-attention">Our side.</strong> {outcome.fault.because} It cost you nothing.
        </p>
      )
    case 'failed': {
      const said = explainMismatch(outcome.mismatch)
      return (
        <>
          <p className="font-semibold">{said.headline}</p>
          <dl className="grid w-full grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
            <Fact name="Expected" mono>
              {said.expected}
            </Fact>
            <Fact name="Received" mono>
              {said.received}
            </Fact>
            <Fact name="Where">{said.where}</Fact>
            <Fact name="Why">{said.why}</Fact>
            <Fact name="Rule">{said.reference}</Fact>
          </dl>
        </>
      )
    }
  }
}

function Fact({ name, mono, children }: { name: string; mono?: boolean; children: ReactNode }) {
  if (children === null) return null
  return (
    <>
      <dt className="text-13 leading-6 text-muted">{name}</dt>
      <dd className={mono ? 'font-mono text-13 leading-6 break-words whitespace-pre-wrap' : ''}>
        {children}
      </dd>
    </>
  )
}

function UsageLine({ usage }: { usage: NonNullable<CheckLog['usage']> }) {
  const facts = [
    `${(usage.wallMs / 1_000).toFixed(2)} s`,
    usage.cpuMs === null ? null : `${(usage.cpuMs / 1_000).toFixed(2)} s of processor time`,
    usage.peakMemoryBytes === null ? null : `${Math.round(usage.peakMemoryBytes / 1_048_576)} MB at most`,
  ]
  return <p className="marginal">{facts.filter((fact) => fact !== null).join(' · ')}</p>
}
