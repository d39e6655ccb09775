'use client'
import { WalkDrawing } from '#components/figures/dns/walk-drawing.tsx'
import { CellMark } from '#components/parts/cell-mark.tsx'
import { type CellOutcome, cellOutcome } from '#components/parts/cell-outcome.ts'
import { changeHops, type HopChange } from '#components/parts/dns-trace/change-hops.ts'
import { HopRow } from '#components/parts/dns-trace/hop-row.tsx'
import { ZoneList } from '#components/parts/dns-trace/zone-list.tsx'
import type { PartDetailProps, PartProps } from '#components/parts/part-props.ts'
import { widget } from '#components/parts/widget.ts'
import { Button } from '#components/ui/button.tsx'
import type { DnsTraceFeedback, DnsTraceRight } from '#graders/parts/dns-trace/dns-trace-feedback.ts'
import {
  type DnsTraceResponse,
  DnsTraceResponseSchema,
  hopAnswerWords,
  tracedHopsMax,
} from '#graders/parts/dns-trace/dns-trace-response.ts'
import { dnsTraceReadability } from '#graders/parts/dns-trace/live/dns-trace-readability.ts'
import type { PresentedDnsTrace } from '#graders/parts/dns-trace/presented-dns-trace.ts'

type Props = PartProps<PresentedDnsTrace, DnsTraceResponse, DnsTraceFeedback, DnsTraceRight>

/** The zones, and below them for each look-up its hops, one row each. */
function DnsTraceWidget({ part, answer, onAnswer, locked, result, feedback }: Props) {
  return (
    <div className="max-w-full">
      <ZoneList {...part} />
      <ol className="mt-4 space-y-4">
        {part.lookups.map(({ atS, asks, by }, index) => {
          const hops = answer?.walks[index] ?? []
          const name = `Look-up ${index + 1}`
          const change = (to: HopChange) => onAnswer(changeHops(answer, part.lookups.length, index, to))
          return (
            // Two may ask the same.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index} className="rounded border border-border bg-surface px-3 py-2">
              <p className="text-15">
                <span className="font-semibold">{name}</span>, at {atS} s: {by ?? 'the client'} wants{' '}
                <span className="font-mono break-all">{asks}</span>
              </p>
              <CellMark outcome={outcomeOf(index)} />
              {hops.length > 0 && (
                <ol className="divide-y divide-line">
                  {hops.map((hop, at) => (
                    // A hop is known by its place.
                    // oxlint-disable-next-line react/no-array-index-key
                    <li key={at} className="py-2">
                      <HopRow
                        name={`${name}, hop ${at + 1}`}
                        part={part}
                        hop={hop}
                        onSet={(to) => change({ do: 'set', hop: at, to })}
                        onRemove={() => change({ do: 'remove', hop: at })}
                        locked={locked}
                      />
                    </li>
                  ))}
                </ol>
              )}
              <Button
                size="small"
                onPress={() => change({ do: 'add' })}
                isDisabled={locked || hops.length >= tracedHopsMax}
              >
                Add a hop<span className="sr-only"> to look-up {index + 1}</span>
              </Button>
            </li>
          )
        })}
      </ol>
    </div>
  )

  function outcomeOf(index: number): CellOutcome {
    return cellOutcome({ result, feedback }, false, ({ first }) => first[index] !== null)
  }
}

/** By look-up, where it parts from what is asked; with the solution, all hops, drawn and in words. */
function DnsTraceDetail({
  part,
  feedback,
  right,
}: PartDetailProps<PresentedDnsTrace, DnsTraceResponse, DnsTraceFeedback, DnsTraceRight>) {
  if (right) {
    return (
      <ol className="space-y-3">
        {right.walks.map((hops, index) => (
          // Two may ask the same.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <p className="font-semibold">
              Look-up {index + 1}: {part.lookups[index]?.asks}
            </p>
            <WalkDrawing hops={hops} />
            <ol className="list-decimal pl-6">
              {hops.map(({ from, to, question, got, because }, at) => (
                // A hop is known by its place.
                // oxlint-disable-next-line react/no-array-index-key
                <li key={at}>
                  {from.join(' or ')} asks {to.join(' or ')} for{' '}
                  <span className="font-mono break-all">{question}</span> and gets {hopAnswerWords[got]}.
                  <span className="block text-muted">{because}</span>
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
    )
  }
  if (feedback === null) return null
  return (
    <ul aria-label="Where your hops part from what is asked" className="list-disc pl-5">
      {feedback.first.map(
        (first, index) =>
          first && (
            // oxlint-disable-next-line react/no-array-index-key -- a look-up is known by its place
            <li key={index}>
              Look-up {index + 1}, hop {first.hop + 1}: {first.says}
            </li>
          ),
      )}
    </ul>
  )
}

export const dnsTraceWidget = widget('dns-trace', {
  response: DnsTraceResponseSchema,
  Widget: DnsTraceWidget,
  Detail: DnsTraceDetail,
  readability: dnsTraceReadability,
})
