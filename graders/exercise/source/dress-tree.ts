// What a text's elements become on a page: headings in order with those around them, addresses that lead somewhere and
// run nothing, and wide things in a frame of their own.
import type { TreeElement, TreeNode } from '#graders/exercise/source/markdown-tree.ts'

/** A text stands under a heading of level 2. */
const levelsAbove = 2
const levelMax = 6

/** The web, mail, or a place on this site; anything else, `javascript:` above all, is left as plain text. */
const safeAddress = /^(?:https?:\/\/|mailto:|#|\/(?!\/))/i

export function dressTree(nodes: readonly TreeNode[]): TreeNode[] {
  return nodes.map((node) => (node.type === 'element' ? dress(node) : node))
}

function dress(element: TreeElement): TreeElement {
  const { tagName, properties } = element
  // A formula's own elements are KaTeX's business.
  const isFormula = tagName === 'span' && classesOf(element).includes('katex')
  const children = isFormula ? element.children : element.children.map(dressChild)
  const heading = /^h([1-6])$/.exec(tagName)?.[1]
  if (heading !== undefined) {
    return { ...element, tagName: `h${Math.min(levelMax, Number(heading) + levelsAbove)}`, children }
  }
  if (tagName === 'a') {
    const { href } = properties
    return typeof href === 'string' && safeAddress.test(href) && !isLiteral(element, href)
      ? { ...element, properties: { href }, children }
      : { ...element, tagName: 'span', properties: {}, children }
  }
  const dressed = { ...element, children }
  if (tagName === 'table') return frame('Table', dressed)
  if (tagName === 'pre') return frame('Code', dressed)
  if (classesOf(element).includes('katex-display')) {
    return {
      ...dressed,
      properties: { ...frameOf('Formula'), className: ['scroll-region', 'katex-display'] },
    }
  }
  return dressed
}

/**
 * A host in running text is what the text is about, and leads nowhere: GFM's literal autolinks (GitHub Flavored Markdown
 * Spec, section 6.9) stay text. Nothing stands around their text, or they were made afterwards and stand nowhere, as do
 * links to footnotes. A link is written `[as one](…)` or `<…>`.
 */
const isLiteral = ({ position, children: [text] }: TreeElement, href: string) =>
  !href.startsWith('#') && position?.start.offset === text?.position?.start.offset

const dressChild = (node: TreeElement['children'][number]) => (node.type === 'element' ? dress(node) : node)

function classesOf({ properties: { className } }: TreeElement): readonly unknown[] {
  return Array.isArray(className) ? className : []
}

/** As components/ui/scroll-region.tsx: focusable, so that keys scroll it. */
const frameOf = (ariaLabel: string) => ({
  role: 'group',
  ariaLabel,
  tabIndex: 0,
  className: ['scroll-region'],
})

const frame = (label: string, element: TreeElement): TreeElement => ({
  type: 'element',
  tagName: 'div',
  properties: frameOf(label),
  children: [element],
})
