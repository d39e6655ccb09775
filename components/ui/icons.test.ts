import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import * as z from 'zod'
import { projectFolder } from '#platform/data-folder.ts'
import * as icons from './icons.tsx'

const folder = path.join(projectFolder, 'node_modules/lucide-react/dist/esm/icons')
const NodesSchema = z.array(z.tuple([z.string(), z.record(z.string(), z.string())]))

it.each(Object.entries(icons))('%s is drawn as Lucide draws it', async (name, Icon) => {
  const nodes = await nodesOf(name.slice(0, -'Icon'.length))
  expect(nodes.length).toBeGreaterThan(0)
  const d = nodes.map(([tag, attributes]) => pathOf(tag, attributes)).join('')
  const line = `export const ${name} = /* @__PURE__ */ icon('${d}')`
  expect(renderToStaticMarkup(createElement(Icon, { className: 'size-4' })), line).toBe(
    `<svg viewBox="0 0 24 24" class="icon size-4" aria-hidden="true"><path d="${d}"></path></svg>`,
  )
})

async function nodesOf(name: string) {
  const kebab = name
    .replace(/([a-z])([A-Z0-9])/g, '$1-$2')
    .replace(/([0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
  const source = readFileSync(path.join(folder, `${kebab}.mjs`), 'utf8')
  const file = /export \{ default \} from '\.\/(.*)\.mjs'/.exec(source)?.[1] ?? kebab
  const read: unknown = await import(path.join(folder, `${file}.mjs`))
  const { __iconData: data } = z.object({ __iconData: z.object({ node: NodesSchema }) }).parse(read)
  return data.node
}

/** A shape of SVG as a path, so that several can follow each other in one. */
function pathOf(tag: string, attributes: Record<string, string>): string {
  const number = (name: string) => Number(attributes[name] ?? 0)
  switch (tag) {
    case 'path':
      // A first "m" is absolute, and the pairs after it are relative (SVG 2, section 9.3.3).
      return (attributes.d ?? '').replace(
        /^m([\d.]+)[ ,]?(-?[\d.]+) ?(?=(-?[\d.])?)/,
        (_, x: string, y: string, more?: string) => `M${x} ${y}${more === undefined ? '' : 'l'}`,
      )
    case 'line':
      return `M${number('x1')} ${number('y1')}L${number('x2')} ${number('y2')}`
    case 'circle': {
      const r = number('r')
      return `M${number('cx') - r} ${number('cy')}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`
    }
    case 'rect': {
      const [r, w, h] = [number('rx'), number('width'), number('height')]
      const corner = (x: number, y: number) => `a${r} ${r} 0 0 1 ${x} ${y}`
      const [top, right] = [`M${number('x') + r} ${number('y')}h${w - 2 * r}${corner(r, r)}`, `v${h - 2 * r}`]
      return `${top}${right}${corner(-r, r)}h${2 * r - w}${corner(-r, -r)}v${2 * r - h}${corner(r, -r)}Z`
    }
    default:
      throw new Error(`Lucide draws with <${tag}>, which is not read here.`)
  }
}
