import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as z from 'zod'

const LockSchema = z.object({
  packages: z.record(z.string(), z.looseObject({ version: z.string().optional() })),
})

test('formulas are set by the KaTeX whose style sheet the site loads: others name their classes otherwise', () => {
  const lock = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')
  const { packages } = LockSchema.parse(JSON.parse(lock))
  const installed = Object.keys(packages).filter((path) => path.endsWith('node_modules/katex'))
  expect(installed).toEqual(['node_modules/katex'])
})
