'use client'
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react'

const never = () => () => {}

/** What a reader did to the fields within before their script was there is told to them once it is: React keeps what
 * stands in a field that it takes over, and tells nobody. */
export function TypedEarly({ children }: { children: ReactNode }) {
  const hydrating = useSyncExternalStore(
    never,
    () => false,
    () => true,
  )
  const first = useRef(hydrating)
  const within = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!first.current || within.current === null) return
    first.current = false
    for (const field of within.current.querySelectorAll('input, textarea, select')) tell(field)
  }, [])
  return <div ref={within}>{children}</div>
}

function tell(field: Element): void {
  if (field instanceof HTMLInputElement && field.type === 'radio') {
    // Of a group, the one that was chosen: to put back the one that stood there would take the choice away.
    if (!field.checked || field.defaultChecked) return
    field.checked = false
    field.click()
    return
  }
  if (field instanceof HTMLInputElement && field.type === 'checkbox') {
    if (field.checked === field.defaultChecked) return
    field.checked = field.defaultChecked
    field.click()
    return
  }
  if (field instanceof HTMLSelectElement) {
    const wasSelected = [...field.options].find((option) => option.defaultSelected) ?? field.options[0]
    if (wasSelected !== undefined && wasSelected.value !== field.value) dispatch(field, 'change')
    return
  }
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return
  const typed = field.value
  if (typed === field.defaultValue) return
  // React tells a change from what it was told last by the setter of the field itself; that of the prototype is news.
  field.value = field.defaultValue
  const prototype =
    field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, typed)
  dispatch(field, 'input')
  // Left again, too, once that is known.
  setTimeout(() => {
    if (document.activeElement !== field) field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
  })
}

const dispatch = (field: Element, type: string) => field.dispatchEvent(new Event(type, { bubbles: true }))
