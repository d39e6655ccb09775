/** The id of the element in which a part stands. */
export const partElementId = (part: string): string => `part-${part}`

const fields = 'input:not([type=hidden]), textarea, select, [contenteditable=true], [tabindex="0"], button'

/** Shows a part, with the focus on the first thing in it that can be answered. */
export function goToPart(part: string): void {
  const place = document.getElementById(partElementId(part))
  if (place === null) return
  place.scrollIntoView({ block: 'start' })
  const field = place.querySelector(fields)
  if (field instanceof HTMLElement) field.focus({ preventScroll: true })
}
