// How this works. A table of controls is one stop for Tab in each row: the control in the column where the reader was
// last, or the first. Arrows lead from cell to cell. Which control takes the Tab is written to the elements themselves,
// so that walking through two hundred rows draws none of them anew; what is typed looks at the rows that it changed.
import { type FocusEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react'

const rowsOf = (root: Element) => [...root.querySelectorAll('[role=row]')]
const controlsOf = (row: Element) => [...row.querySelectorAll<HTMLElement>('[data-control]:not(:disabled)')]

/** The handlers of an element of role grid. Its rows have that role, their controls a `data-control` that names their
 * column; `first` is the column where Tab comes in at first. */
export function useRowGrid(root: RefObject<HTMLElement | null>, first: string) {
  const column = useRef(first)
  const watched = useRef<HTMLElement | null>(null)
  function settle(rows: Iterable<Element>) {
    for (const row of rows) {
      const controls = controlsOf(row)
      const stop =
        controls.find((control) => control.dataset.control === column.current) ??
        controls.find((control) => control.dataset.control === first) ??
        controls[0]
      for (const control of controls) {
        const tabIndex = control === stop ? 0 : -1
        if (control.tabIndex !== tabIndex) control.tabIndex = tabIndex
      }
    }
  }
  useLayoutEffect(() => {
    const grid = root.current
    if (grid === null || grid === watched.current) return
    watched.current = grid
    settle(rowsOf(grid))
    // Rows come, go and move, and so do controls in them. It ends with the element.
    const observer = new MutationObserver((changes) => settle(rowsChanged(grid, changes)))
    observer.observe(grid, { childList: true, subtree: true, attributeFilter: ['disabled'] })
  })

  function onFocus({ target }: FocusEvent) {
    const name = target instanceof HTMLElement ? target.dataset.control : undefined
    if (name === undefined || name === column.current) return
    column.current = name
    if (root.current !== null) settle(rowsOf(root.current))
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const { target: control } = event
    if (!(control instanceof HTMLElement) || root.current === null) return
    const next = neighbour(root.current, control, event.key)
    if (next === undefined) return
    event.preventDefault()
    next.focus()
    // As Tab does: what is typed next takes its place.
    if (next instanceof HTMLInputElement) next.select()
  }
  return { onFocus, onKeyDown }
}

function rowsChanged(grid: Element, changes: readonly MutationRecord[]): Set<Element> {
  const rows = changes.map(({ target }) => (target instanceof Element ? target.closest('[role=row]') : null))
  // What is in no row holds rows.
  return new Set(rows.some((row) => row === null) ? rowsOf(grid) : rows.filter((row) => row !== null))
}

function neighbour(root: Element, control: HTMLElement, key: string): HTMLElement | undefined {
  const row = control.closest('[role=row]')
  if (row === null || control.dataset.control === undefined) return undefined
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const step = key === 'ArrowLeft' ? -1 : 1
    if (control instanceof HTMLInputElement && !isAtEdge(control, step)) return undefined
    const controls = controlsOf(row)
    return controls[controls.indexOf(control) + step]
  }
  // In a choice, up and down choose.
  if ((key !== 'ArrowUp' && key !== 'ArrowDown') || control instanceof HTMLSelectElement) return undefined
  const rows = rowsOf(root)
  const beside = rows[rows.indexOf(row) + (key === 'ArrowUp' ? -1 : 1)]
  return beside && controlsOf(beside).find((one) => one.dataset.control === control.dataset.control)
}

/** Where an arrow has nowhere further to go within the text; one that is wholly selected is left at once. */
function isAtEdge({ selectionStart, selectionEnd, value }: HTMLInputElement, step: -1 | 1): boolean {
  if (selectionStart === 0 && selectionEnd === value.length) return true
  return selectionStart === selectionEnd && selectionStart === (step === -1 ? 0 : value.length)
}
