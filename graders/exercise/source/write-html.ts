// A tree of elements as the text of an HTML document's part (HTML standard, section "Serializing HTML fragments").
import { find, html, type Schema, svg } from 'property-information'
import type { markdownTree } from '#graders/exercise/source/markdown-tree.ts'

type Tree = ReturnType<typeof markdownTree>
export type TreeNode = Tree['children'][number]
export type TreeElement = Extract<TreeNode, { type: 'element' }>

/** Elements that hold nothing and have no end tag. */
const voids = new Set(['br', 'col', 'hr', 'img', 'input', 'wbr'])

/** All text is escaped; comments and whatever else is no element and no text are left out. */
export function writeHtml(nodes: readonly TreeNode[], schema: Schema = html): string {
  let written = ''
  for (const node of nodes) {
    if (node.type === 'text') written += escapeText(node.value)
    if (node.type !== 'element') continue
    const { tagName, properties, children } = node
    const inner = tagName === 'svg' ? svg : schema
    written += `<${tagName}${writeAttributes(properties, inner)}>`
    if (!voids.has(tagName)) written += `${writeHtml(children, inner)}</${tagName}>`
  }
  return written
}

function writeAttributes(properties: TreeElement['properties'], schema: Schema): string {
  let written = ''
  for (const [property, value] of Object.entries(properties)) {
    const { attribute, boolean, overloadedBoolean, commaSeparated } = find(schema, property)
    if (value === null || value === undefined || (value === false && (boolean || overloadedBoolean))) continue
    if (value === true && (boolean || overloadedBoolean)) written += ` ${attribute}`
    else {
      const text = Array.isArray(value) ? value.join(commaSeparated ? ', ' : ' ') : String(value)
      written += ` ${attribute}="${escapeAttribute(text)}"`
    }
  }
  return written
}

const escapeText = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const escapeAttribute = (text: string) => escapeText(text).replaceAll('"', '&quot;')
