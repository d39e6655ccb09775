import { downloadText } from '#components/ui/press/download-text.ts'

/** What styles give a drawing on this page, and a file has to say itself. */
const kept = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'font-size',
  'font-weight',
  'font-family',
  'opacity',
]

/** A drawing of the page as a file that looks alike anywhere: in the light colours, for it comes to stand on white. */
export function downloadSvg(drawing: SVGSVGElement, name: string): void {
  const copy = drawing.cloneNode(true)
  if (!(copy instanceof SVGSVGElement)) return
  // Nothing is painted before it is as it was.
  const { dataset } = document.documentElement
  const { theme } = dataset
  dataset.theme = 'light'
  const [from, to] = [drawing, copy].map((root) => [root, ...root.querySelectorAll('*')])
  for (const [index, element] of (from ?? []).entries()) {
    const styles = getComputedStyle(element)
    const target = to?.[index]
    target?.removeAttribute('class')
    target?.setAttribute(
      'style',
      kept.map((property) => `${property}:${styles.getPropertyValue(property)}`).join(';'),
    )
  }
  if (theme === undefined) delete dataset.theme
  else dataset.theme = theme
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  downloadText(new XMLSerializer().serializeToString(copy), name, 'image/svg+xml')
}
