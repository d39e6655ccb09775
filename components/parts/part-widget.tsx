import type { AnyPartDetail, AnyPartProps } from '#components/parts/widget.ts'
import * as widgets from '#components/parts/widgets.ts'
import type { Readability } from '#graders/parts/readability.ts'
import type { PartResponse, PresentedPart } from '#graders/parts/registry.ts'

type Widget = (typeof widgets)[keyof typeof widgets]
/** A kind that is answered and has no widget does not compile: it stands in the message. */
type Complete = Exclude<PartResponse['kind'], Widget['kind']> extends never ? Widget : never

const byKind = new Map<string, Widget>(Object.values(widgets).map((each: Complete) => [each.kind, each]))

/** The widget of a part, by its kind. A program has none: it has a page of its own (components/lab). */
export function PartWidget(props: AnyPartProps) {
  return byKind.get(props.part.kind)?.show(props) ?? null
}

/** What the verdict on a part shows beside its words, by its kind. */
export function PartDetail(props: AnyPartDetail) {
  return byKind.get(props.part.kind)?.showDetail(props) ?? null
}

/** What a browser had kept of the answers to these parts, without what cannot be read any more. */
export function readAnswers(parts: readonly PresentedPart[], stored: unknown): Record<string, PartResponse> {
  const kept = new Map(typeof stored === 'object' && stored !== null ? Object.entries(stored) : [])
  const answers: Record<string, PartResponse> = {}
  for (const { id, kind } of parts) {
    const answer = byKind.get(kind)?.readAnswer(kept.get(id)) ?? null
    if (answer) answers[id] = answer
  }
  return answers
}

/** A part that is in the way of submitting. */
export interface HeldPart {
  part: string
  /** From 1. */
  number: number
  readability: Exclude<Readability, { is: 'readable' }>
}

/** The answers as they would be submitted, with what stands in a part at first, and the parts that are blank or cannot
 * be read. */
export function checkAnswers(
  parts: readonly PresentedPart[],
  response: Readonly<Record<string, PartResponse>>,
): { response: Record<string, PartResponse>; held: HeldPart[] } {
  const complete: Record<string, PartResponse> = {}
  const held: HeldPart[] = []
  for (const [index, part] of parts.entries()) {
    const checked = byKind.get(part.kind)?.check(part, response[part.id])
    if (!checked) continue
    const { answer, readability } = checked
    if (answer) complete[part.id] = answer
    if (readability.is !== 'readable') held.push({ part: part.id, number: index + 1, readability })
  }
  return { response: complete, held }
}
