// Elements in which nothing moves, written as HTML once and kept. React writes each element of a page twice, as data for
// the browser and as HTML, for every request; of a list of a hundred lines that was most of what the page cost. What is
// still is one element to React, and the same HTML serves every reader for whom it says the same.
import { toHtml } from 'hast-util-to-html'
import { Fragment, isValidElement, type ReactNode } from 'react'

type Content = Extract<Parameters<typeof toHtml>[0], { type: 'element' | 'text' }>
type Properties = Extract<Content, { type: 'element' }>['properties']

/** Lists of an assignment; each a few kilobytes. */
const keptMax = 1_000
const kept = new Map<string, string>()

export interface StillProps {
  /** What is drawn, and all that it is made from: the same for the same children alone. */
  from: readonly unknown[]
  className?: string
  children: ReactNode
}

/** Only for components that are functions of what they are given, on the server. */
export function Still({ from, className, children }: StillProps) {
  const key = JSON.stringify(from)
  let html = kept.get(key)
  if (html === undefined) {
    html = stillHtml(children)
    const [oldest] = kept.keys()
    if (kept.size >= keptMax && oldest !== undefined) kept.delete(oldest)
    kept.set(key, html)
  }
  // Escaped by the writer of HTML below: no text of ours or of an author's becomes an element.
  // oxlint-disable-next-line react/no-danger
  return <div className={className} dangerouslySetInnerHTML={{ __html: html }} />
}

/** In single quotes, which need no escape in the data beside the page. */
export const stillHtml = (node: ReactNode): string => toHtml(contentOf(node), { quote: "'" })

function contentOf(node: ReactNode): Content[] {
  if (node === null || node === undefined || typeof node === 'boolean') return []
  if (typeof node === 'string' || typeof node === 'number' || typeof node === 'bigint')
    return [{ type: 'text', value: String(node) }]
  if (isValidElement<Record<string, unknown>>(node)) return elementOf(node.type, node.props)
  if (typeof node === 'object' && Symbol.iterator in node) return [...node].flatMap(contentOf)
  throw new Error('What is still cannot be waited for.')
}

function elementOf(type: unknown, props: Record<string, unknown>): Content[] {
  const { children, ...attributes } = props
  if (type === Fragment) return contentOf(readNode(children))
  if (typeof type === 'function') return contentOf(readNode(Reflect.apply(type, undefined, [props])))
  if (typeof type !== 'string') throw new Error('Only elements and functions that make them are still.')
  return [
    {
      type: 'element',
      tagName: type,
      properties: propertiesOf(attributes),
      children: contentOf(readNode(children)),
    },
  ]
}

function propertiesOf(attributes: Record<string, unknown>): Properties {
  const properties: Properties = {}
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') throw new Error(`${name} is nothing that stands still.`)
    if (value === undefined || value === null) continue
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
      throw new Error(`${name} must be a text, a number or a truth value.`)
    // In HTML these two families say true and false in words.
    properties[name] = /^(?:aria|data)-/.test(name) ? String(value) : value
  }
  return properties
}

function isNode(value: unknown): value is ReactNode {
  if (typeof value !== 'object' || value === null)
    return typeof value !== 'function' && typeof value !== 'symbol'
  return isValidElement(value) || Symbol.iterator in value
}

function readNode(value: unknown): ReactNode {
  if (isNode(value)) return value
  throw new Error('What is still cannot be waited for.')
}
