// What an exercise's page loads: of zod the small one only, which is a quarter of the whole.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const imports =
  /(?:import|export) (?!type\b)(?<names>[^'";]*?) from '(?<from>[^']+)'|import\('(?<late>[^']+)'\)/gu
const typesAlone = /^\{(?:\s*type \w+,?)+\s*\}$/u

/** By file of ours that `entry` brings along, the packages that it imports. */
function packagesOf(entry: string, found = new Map<string, string[]>()): Map<string, string[]> {
  if (found.has(entry)) return found
  const packages: string[] = []
  found.set(entry, packages)
  for (const { groups } of readFileSync(resolve(root, entry), 'utf8').matchAll(imports)) {
    if (groups?.['names'] && typesAlone.test(groups['names'])) continue
    const from = groups?.['from'] ?? groups?.['late'] ?? ''
    if (!from.startsWith('#')) packages.push(from)
    else if (existsSync(resolve(root, from.slice(1)))) packagesOf(from.slice(1), found)
  }
  return found
}

test('an exercise brings the small zod along, and never the whole one', () => {
  const found = packagesOf('components/exercise/exercise-form.tsx')
  const withPackage = (name: string) =>
    [...found].flatMap(([file, packages]) => (packages.includes(name) ? [file] : []))
  expect(withPackage('zod/mini')).toContain('graders/parts/number/number-response.ts')
  expect(withPackage('zod')).toEqual([])
})
