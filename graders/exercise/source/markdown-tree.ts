import rehypeKatex from 'rehype-katex'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'

// remark-rehype drops raw HTML unless told otherwise, and KaTeX trusts nothing: text from an author can become
// elements of Markdown and maths only.
const processor = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkMath, { singleDollarTextMath: true })
  .use(remarkRehype)
  .use(rehypeKatex, { trust: false, strict: 'ignore' })

/** Markdown with maths as a tree of elements (hast). Throws a RangeError for what is nested beyond all reason. */
export const markdownTree = (text: string) => processor.runSync(processor.parse(text))

export type TreeNode = ReturnType<typeof markdownTree>['children'][number]
export type TreeElement = Extract<TreeNode, { type: 'element' }>
