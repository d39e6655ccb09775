'use client'
import { useMemo, useRef, useState } from 'react'
import { concatBytes, decodeBase64 } from '#components/lab/evidence/bytes.ts'
import {
  firstOtherByte,
  pairSteps,
  stepsOf,
  type WirePair,
  type WireStep,
} from '#components/lab/evidence/compare/compare-steps.ts'
import { type AskForRight, useRightCheck } from '#components/lab/evidence/compare/use-right-check.ts'
import { formatMs } from '#components/lab/evidence/sequence-rows.ts'
import { Button } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { type CheckLog, outputOf } from '#graders/labs/contract/run-log.ts'
import type { RightCheck } from '#server/comparisons/comparison-view.ts'

export interface CompareViewProps {
  check: CheckLog
  runId: string
  ask: AskForRight
}

/** What crossed the wire in this check beside what crossed it with a right program, on the same network. */
export function CompareView({ check, runId, ask }: CompareViewProps) {
  const found = useRightCheck(ask, runId, check.id)
  if (found === null || found.state === 'waiting') {
    return (
      <p role="status" className="text-muted">
        A right program runs this check on the same network. This takes some seconds the first time …
      </p>
    )
  }
  if (found.state === 'none') {
    return <p className="text-muted">There is no right program to compare with in this check.</p>
  }
  return <Beside check={check} right={found.right} />
}

function Beside({ check, right }: { check: CheckLog; right: RightCheck }) {
  const pairs = useMemo(() => pairSteps(stepsOf(check.transcript), stepsOf(right.transcript)), [check, right])
  const list = useRef<HTMLOListElement>(null)
  const [at, setAt] = useState(-1)
  const differing = pairs.flatMap(({ same }, index) => (same ? [] : [index]))
  const goTo = (next: number) => {
    setAt(next)
    const row = list.current?.children.item(differing[next] ?? -1)
    if (row instanceof HTMLElement) row.focus()
  }
  const own = printedBy(check)
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <p>
          {differing.length === 0
            ? 'On the wire both did the same.'
            : `On the wire they differ in ${differing.length === 1 ? 'one step' : `${differing.length} steps`}.`}
          {(check.transcriptCut > 0 || right.cut) && ' Only the beginning is compared.'}
        </p>
        {differing.length > 0 && (
          <Button size="small" onPress={() => goTo((at + 1) % differing.length)}>
            {at === -1 ? 'Go to the first difference' : 'Next difference'}
          </Button>
        )}
      </div>
      <div>
        <div aria-hidden className="hidden grid-cols-2 gap-x-4 text-13 font-semibold @xl:grid">
          <span className="pl-3">With your program</span>
          <span className="pl-3">With a right program</span>
        </div>
        <ol ref={list} className="mt-1 flex flex-col" data-compare>
          {pairs.map((pair, index) => (
            <PairRow
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
              key={index}
              pair={pair}
              isFirst={index === differing[0]}
            />
          ))}
        </ol>
      </div>
      <div className="grid grid-cols-1 gap-4 @xl:grid-cols-2">
        <Printed name="Your program printed" text={own} />
        <Printed name="A right program printed" text={right.output} />
      </div>
    </div>
  )
}

/** Focus comes here from the button above. */
function PairRow({ pair, isFirst }: { pair: WirePair; isFirst: boolean }) {
  const byte = firstOtherByte(pair)
  return (
    <li
      tabIndex={-1}
      className={classNames(
        'grid grid-cols-1 gap-x-4 border-t border-line py-1.5 @xl:grid-cols-2',
        pair.same ? 'text-muted' : 'border-l-4 border-l-fail bg-sunken',
      )}
    >
      {!pair.same && (
        <p className="pl-3 text-13 font-semibold text-fail @xl:col-span-2">
          {isFirst ? 'First difference' : 'Different'}
          {byte !== null && `, from byte ${byte + 1} on`}
        </p>
      )}
      <StepCell whose="With your program" step={pair.mine} />
      <StepCell whose="With a right program" step={pair.right} />
    </li>
  )
}

function StepCell({ whose, step }: { whose: string; step: WireStep | null }) {
  return (
    <div className="min-w-0 pl-3">
      <p className="text-13 text-muted">
        <span className="@xl:sr-only">{whose}: </span>
        {step === null
          ? 'nothing'
          : `${step.from === 'program' ? 'program →' : '← server'} ${formatMs(step.atMs)}`}
      </p>
      {step !== null && (
        <p className={classNames('text-13 leading-6 wrap-anywhere', step.kind === 'data' && 'font-mono')}>
          {step.says === '' ? 'empty' : step.says}
          {step.kind === 'data' && <span className="font-sans text-muted"> {step.bytes.length} bytes</span>}
        </p>
      )}
    </div>
  )
}

function Printed({ name, text }: { name: string; text: string }) {
  return (
    <section aria-label={name} className="min-w-0">
      <p className="text-13 font-semibold">{name}</p>
      <pre className="mt-1 bg-sunken px-3 py-2 text-13 leading-6 wrap-anywhere whitespace-pre-wrap">
        {text === '' ? <span className="text-muted">nothing</span> : text}
      </pre>
    </section>
  )
}

const charactersMax = 4_096

function printedBy(check: CheckLog): string {
  const bytes = concatBytes(outputOf(check, 'stdout').map(decodeBase64))
  return new TextDecoder().decode(bytes).slice(0, charactersMax)
}
