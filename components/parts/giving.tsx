import type { ComponentType, ReactNode } from 'react'
import type { widget } from '#components/parts/widget.ts'

export type AnyWidget = ReturnType<typeof widget>

/** Renders what it is given once the script of a kind is there. The server waits for it before it writes a page, and
 * the browser before it makes that page alive, so nothing is shown without it and nothing moves. */
export type WidgetGiver = ComponentType<{ show: (widget: AnyWidget) => ReactNode }>

const arrived = new Map<string, AnyWidget>()

export function giving(widget: AnyWidget): WidgetGiver {
  arrived.set(widget.kind, widget)
  return function GiveWidget({ show }) {
    return show(widget)
  }
}

/** For what is rendered by a giver of that kind alone. Null where a kind has no widget, as a lab has none. */
export const arrivedWidget = (kind: string): AnyWidget | null => arrived.get(kind) ?? null
