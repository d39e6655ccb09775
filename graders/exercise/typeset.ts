// Texts as HTML: what an author wrote is parsed and written here, once for a variant, and whoever shows it only copies.
import { toHtml } from 'hast-util-to-html'
import type { PresentedExercise } from '#graders/exercise/present-exercise.ts'
import type { Solution } from '#graders/exercise/solve-exercise.ts'
import { dressTree } from '#graders/exercise/source/dress-tree.ts'
import { markdownTree, type TreeNode } from '#graders/exercise/source/markdown-tree.ts'

/** In the order of the text: HTML, and between it the names of diagrams and the text of code that stands by itself. No
 * raw HTML, no script and no style of the author's is in it. */
export type TypesetText = readonly ({ html: string } | { diagram: string } | { code: string })[]

export interface TypesetExercise extends PresentedExercise {
  typeset: { statement: TypesetText; hints: readonly TypesetText[] }
}
export interface TypesetSolution extends Solution {
  typeset: TypesetText
}

export const typesetExercise = (presented: PresentedExercise): TypesetExercise => ({
  ...presented,
  typeset: { statement: typesetText(presented.statement), hints: presented.hints.map(typesetText) },
})

export const typesetSolution = (solution: Solution): TypesetSolution => ({
  ...solution,
  typeset: typesetText(solution.markdown),
})

/** Of elements within each other. Maths needs some tens. */
const depthMax = 200

interface Branch {
  type: string
  value?: unknown
  children?: readonly Branch[]
}

/** Throws a RangeError for what is nested so deeply that it could not be rendered. */
export function typesetText(markdown: string): TypesetText {
  const tree = markdownTree(markdown)
  let depth = 0
  // Without recursion, because it may be deeper than that can go.
  for (let level: readonly Branch[] = [tree]; level.length > 0; depth += 1) {
    if (depth > depthMax) throw new RangeError('Something in the text is nested too deeply.')
    level = level.flatMap(({ children = [] }) => children)
  }
  return pieces(tree.children)
}

/** A paragraph that is just this becomes the diagram. */
const diagramDirective = /^\{\{\s*diagram\s+([a-z][a-z0-9-]*)\s*\}\}$/

function pieces(nodes: readonly TreeNode[]): TypesetText {
  const made: TypesetText[number][] = []
  let since: TreeNode[] = []
  const write = () => {
    if (since.some(({ type }) => type === 'element')) made.push({ html: toHtml(dressTree(since)) })
    since = []
  }
  for (const node of nodes) {
    const diagram = diagramIn(node)
    if (diagram !== null || isCode(node)) write()
    if (diagram !== null) made.push({ diagram })
    else if (isCode(node)) made.push({ code: textOf(node) })
    else since.push(node)
  }
  write()
  return made
}

function diagramIn(node: TreeNode): string | null {
  if (node.type !== 'element' || node.tagName !== 'p') return null
  const [only, more] = node.children
  return only?.type === 'text' && more === undefined
    ? (diagramDirective.exec(only.value.trim())?.[1] ?? null)
    : null
}

const isCode = (node: TreeNode) => node.type === 'element' && node.tagName === 'pre'

/** All text in an element. */
const textOf = ({ value, children = [] }: Branch): string =>
  typeof value === 'string' ? value : children.map(textOf).join('')
