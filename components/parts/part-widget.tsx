import { createElement, type ReactNode } from 'react'
import { type AnyWidget, arrivedWidget, type WidgetGiver } from '#components/parts/giving.tsx'
import type { AnyPartDetail, AnyPartProps } from '#components/parts/widget.ts'
import { widgets } from '#components/parts/widgets.ts'
import { TypedEarly } from '#components/ui/field/typed-early.tsx'
import type { Readability } from '#graders/parts/readability.ts'
import type { PartResponse, PresentedPart } from '#graders/parts/registry.ts'

const givers = new Map<string, WidgetGiver>(Object.entries(widgets))

/** What is rendered with the widget of a kind, once it is there; null where a kind has none. */
function give(kind: string, show: (widget: AnyWidget) => ReactNode): ReactNode {
  const giver = givers.get(kind)
  return giver ? createElement(giver, { show }) : null
}

/** The widget of a part, by its kind. A program has none: it has a page of its own (components/lab). */
export const PartWidget = (props: AnyPartProps): ReactNode =>
  give(props.part.kind, (widget) => <TypedEarly>{widget.show(props)}</TypedEarly>)

/** What the verdict on a part shows beside its words, by its kind. */
export const PartDetail = (props: AnyPartDetail): ReactNode =>
  give(props.part.kind, (widget) => widget.showDetail(props))

export interface WithWidgetsProps {
  parts: readonly PresentedPart[]
  children: ReactNode
}

/** Renders its children when the widgets of all these parts are there, so that answers to them can be read. */
export function WithWidgets({ parts, children }: WithWidgetsProps): ReactNode {
  const kinds = [...new Set(parts.map(({ kind }) => kind))].filter((kind) => givers.has(kind))
  return kinds.reduce<ReactNode>((within, kind) => give(kind, () => within), children)
}

/** What a browser had kept of the answers to these parts, without what cannot be read any more. Within `WithWidgets`. */
export function readAnswers(parts: readonly PresentedPart[], stored: unknown): Record<string, PartResponse> {
  const kept = new Map(typeof stored === 'object' && stored !== null ? Object.entries(stored) : [])
  const answers: Record<string, PartResponse> = {}
  for (const { id, kind } of parts) {
    const answer = arrivedWidget(kind)?.readAnswer(kept.get(id)) ?? null
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
 * be read. Within `WithWidgets`. */
export function checkAnswers(
  parts: readonly PresentedPart[],
  response: Readonly<Record<string, PartResponse>>,
): { response: Record<string, PartResponse>; held: HeldPart[] } {
  const complete: Record<string, PartResponse> = {}
  const held: HeldPart[] = []
  for (const [index, part] of parts.entries()) {
    const checked = arrivedWidget(part.kind)?.check(part, response[part.id])
    if (!checked) continue
    const { answer, readability } = checked
    if (answer) complete[part.id] = answer
    if (readability.is !== 'readable') held.push({ part: part.id, number: index + 1, readability })
  }
  return { response: complete, held }
}
