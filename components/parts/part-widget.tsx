import type { AnyPartProps } from '#components/parts/widget.ts'
import * as widgets from '#components/parts/widgets.ts'
import type { PartResponse, PresentedPart } from '#graders/parts/registry.ts'

type Widget = (typeof widgets)[keyof typeof widgets]
/** A kind that is answered and has no widget does not compile: it stands in the message. */
type Complete = Exclude<PartResponse['kind'], Widget['kind']> extends never ? Widget : never

const byKind = new Map<string, Widget>(Object.values(widgets).map((each: Complete) => [each.kind, each]))

/** The widget of a part, by its kind. A program has none: it has a page of its own (components/lab). */
export function PartWidget(props: AnyPartProps) {
  return byKind.get(props.part.kind)?.show(props) ?? null
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
