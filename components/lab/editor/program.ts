// The program in the editor, and what can be done to it. Rules about what may be submitted are the server's; what is
// refused here is what could not even be held.

import * as z from 'zod'
import { submissionLimits } from '#graders/labs/run-protocol.ts'

export const ProgramSchema = z.strictObject({
  language: z.enum(['python', 'javascript']),
  files: z.array(z.strictObject({ path: z.string(), text: z.string() })).max(submissionLimits.filesMax),
})
export type Program = z.infer<typeof ProgramSchema>
export type Language = Program['language']

export const languageNames: Record<Language, string> = { python: 'Python 3', javascript: 'JavaScript' }

/** The language that a file's ending tells, or null. */
export function languageOf(path: string): Language | null {
  if (path.endsWith('.py')) return 'python'
  return /\.(?:[cm]?js|ts)$/.test(path) ? 'javascript' : null
}

/** The program with one file's text replaced. */
export function withText(program: Program, path: string, text: string): Program {
  return { ...program, files: program.files.map((file) => (file.path === path ? { ...file, text } : file)) }
}

export function withoutFile(program: Program, path: string): Program {
  return { ...program, files: program.files.filter((file) => file.path !== path) }
}

/** The program with one file renamed. Whether the name can be submitted is the server's to say. */
export function withName(program: Program, path: string, name: string): Program {
  return {
    ...program,
    files: program.files.map((file) => (file.path === path ? { ...file, path: name } : file)),
  }
}

/** A new empty file under the first free name: part.py, part2.py, … */
export function withNewFile(program: Program): { program: Program; path: string } {
  const ending = program.language === 'python' ? 'py' : 'js'
  const taken = new Set(program.files.map((file) => file.path))
  let path = `part.${ending}`
  for (let number = 2; taken.has(path); number++) path = `part${number}.${ending}`
  return { program: { ...program, files: [...program.files, { path, text: '' }] }, path }
}

/**
 * The program with uploaded files put in, those of the same name replaced. One source file alone is the whole
 * program, under the name that the platform starts, whatever it was called on the student's disk.
 */
export function withUploads(program: Program, uploads: Program['files']): Program {
  const [only] = uploads
  const language =
    uploads.map((file) => languageOf(file.path)).find((one) => one !== null) ?? program.language
  if (uploads.length === 1 && only && languageOf(only.path) !== null) return { language, files: [only] }
  const names = new Set(uploads.map((file) => file.path))
  const kept = language === program.language ? program.files.filter((file) => !names.has(file.path)) : []
  return { language, files: [...kept, ...uploads] }
}
