import { isAbsolute, resolve } from 'node:path'
import * as z from 'zod'
import { layoutIds } from './layouts/choose-layout.ts'
import { formats } from './output/write-results.ts'

const whole = (name: string, min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,4}$/, `--${name} takes a whole number`)
    .transform(Number)
    .pipe(z.int().min(min, `--${name} is at least ${min}`).max(max, `--${name} is at most ${max}`))

/** The command line's options, as commander hands them over. */
export const GradeOptionsSchema = z.object({
  layout: z.enum(['auto', ...layoutIds], `--layout is one of auto, ${layoutIds.join(', ')}`).default('auto'),
  roster: z.string().min(1).max(4_000).optional(),
  gradeColumn: z.string().min(1).max(500).optional(),
  entry: z.string().min(1, '--entry names a file').max(255, '--entry names a file').optional(),
  jobs: whole('jobs', 1, 64).optional(),
  out: z.string().min(1).max(4_000).optional(),
  format: z
    .string()
    .transform((list) => list.split(',').map((one) => one.trim()))
    .pipe(z.array(z.enum(formats, `--format takes ${formats.join(', ')}, divided by commas`)).min(1))
    .default([...formats]),
  resume: z.boolean().default(false),
  only: z.array(z.string().min(1).max(200)).max(1_000).optional(),
  dryRun: z.boolean().default(false),
  failUnder: z
    .string()
    .regex(/^\d{1,3}(?:\.\d+)?$/, '--fail-under takes a percentage')
    .transform(Number)
    .pipe(z.number().max(100, '--fail-under is at most 100'))
    .optional(),
  push: z.string().min(1).max(4_000).optional(),
  strict: z.boolean().default(false),
  seed: z
    .string()
    .min(1, 'a seed has 1 to 200 characters')
    .max(200, 'a seed has 1 to 200 characters')
    .optional(),
})
export type GradeOptions = z.infer<typeof GradeOptionsSchema>

export function outFolder(options: GradeOptions, labId: string, base = process.cwd()): string {
  const folder = options.out ?? `results-${labId}`
  return isAbsolute(folder) ? folder : resolve(base, folder)
}

/** Whether a pattern of --only names this: `*` is any text, `?` any character, and case does not count. */
export function matchesOnly(patterns: readonly string[] | undefined, names: readonly string[]): boolean {
  if (patterns === undefined) return true
  return patterns.some((pattern) =>
    names.some((name) => matchesGlob(pattern.toLowerCase(), name.toLowerCase())),
  )
}

/** In time proportional to both lengths: on a mismatch only the last star takes one character more. */
function matchesGlob(pattern: string, text: string): boolean {
  let at = 0
  let star = -1
  let starAt = 0
  let p = 0
  while (at < text.length) {
    if (pattern[p] === '*') {
      star = p
      starAt = at
      p += 1
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[at])) {
      p += 1
      at += 1
    } else if (star >= 0) {
      p = star + 1
      starAt += 1
      at = starAt
    } else return false
  }
  while (pattern[p] === '*') p += 1
  return p === pattern.length
}
