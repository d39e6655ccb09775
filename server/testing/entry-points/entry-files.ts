// Where the entry points are: the site's source, read.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { EntryFunction } from '#server/testing/entry-points/entry-point.ts'

/** By its "file export". */
export async function importEntry(name: string): Promise<{ entry: EntryFunction; exported: string }> {
  const [file = '', exported = ''] = name.split(' ')
  const module: Record<string, unknown> = await import(path.join(process.cwd(), 'app', file))
  const exportedFunction = module[exported]
  if (typeof exportedFunction !== 'function') throw new Error(`${file} does not export ${exported}.`)
  return { entry: (...args) => Reflect.apply(exportedFunction, undefined, args), exported }
}

/** "file export" of every server action and route handler, by reading the site's source. */
export function findEntryPoints(): string[] {
  const app = path.join(process.cwd(), 'app')
  const files = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
  return files.flatMap((file) => {
    const source = readFileSync(path.join(app, file), 'utf8')
    const serves = /^['"]use server['"]/m.test(source) || path.basename(file).startsWith('route.')
    if (!serves) return []
    const direct = [...source.matchAll(/^export\s+(?:async\s+)?(?:function|const)\s+(\w+)/gm)].map(
      ([, name]) => name,
    )
    const listed = [...source.matchAll(/^export\s*\{([^}]*)\}/gm)].flatMap(([, names = '']) =>
      names.split(',').map((name) =>
        name
          .trim()
          .split(/\s+as\s+/)
          .at(-1),
      ),
    )
    return [...direct, ...listed].filter(Boolean).map((name) => `${file} ${name}`)
  })
}
