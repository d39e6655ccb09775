// Programs as few plain files: to start one from its sources, Node reads some hundred files and takes the types out of
// each, every time, for longer than most of them then run.
import { builtinModules } from 'node:module'

/** What a program needs at run time and cannot have in a file of ours. */
const fromNode = new Set(builtinModules)

/**
 * Writes for each entry `x/y.ts` of `root` a file `into/x/y.<extension>` that does the same, with what several of them
 * share beside them, once. Nothing outside of `into` is needed to run them. Resolves to the paths of all modules that
 * went in. Throws with the words of the bundler, and when a module was not found.
 */
export async function bundleEntries(
  root: string,
  entries: readonly string[],
  into: string,
  extension: 'js' | 'mjs' = 'js',
): Promise<string[]> {
  // Loaded by who has something to build, which is seldom.
  const { rolldown } = await import('rolldown')
  const bundle = await rolldown({
    cwd: root,
    input: Object.fromEntries(entries.map((entry) => [entry.replace(/\.ts$/, ''), `./${entry}`])),
    platform: 'node',
    logLevel: 'silent',
  })
  try {
    const { output } = await bundle.write({
      dir: into,
      format: 'esm',
      entryFileNames: `[name].${extension}`,
      chunkFileNames: `shared/[name]-[hash].${extension}`,
    })
    const chunks = output.filter((file) => file.type === 'chunk')
    const own = new Set(output.map(({ fileName }) => fileName))
    for (const name of chunks.flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports])) {
      if (!own.has(name) && !name.startsWith('node:') && !fromNode.has(name))
        throw new Error(`${name} was not found`)
    }
    return chunks.flatMap(({ moduleIds }) => moduleIds)
  } finally {
    await bundle.close()
  }
}
