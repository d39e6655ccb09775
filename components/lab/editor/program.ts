// The program in the editor, and what can be done to it. Rules about what may be submitted are the server's; what is
// refused here is what could not even be held.

import type { Program } from '#graders/labs/contract/program.ts'
import type { ProgramRole } from '#graders/labs/contract/program-role.ts'
import { type Entry, selectEntry } from '#graders/labs/contract/select-entry.ts'
import { endingOf, type Language, runtimeOf, runtimes } from '#graders/runtimes.ts'

/** The language that a file's ending tells, or null. */
export function languageOf(path: string): Language | null {
  const runtime = runtimeOf(path)
  return runtime === null ? null : runtimes[runtime].language
}

/** The file that starts, chosen as the grader chooses it. */
export function entryOf({ files, entry }: Program, role: ProgramRole): Entry {
  const textOf = (path: string) => files.find((file) => file.path === path)?.text ?? null
  return selectEntry(
    files.map(({ path }) => path),
    { chosen: entry, role, textOf },
  )
}

/** The program started in this file, and in its language. */
export const withEntry = (program: Program, path: string): Program => ({
  ...program,
  language: languageOf(path) ?? program.language,
  entry: path,
})

const withoutChoice = ({ language, files }: Program): Program => ({ language, files })

/** The program with one file's text replaced. */
export function withFileText(program: Program, path: string, text: string): Program {
  return { ...program, files: program.files.map((file) => (file.path === path ? { ...file, text } : file)) }
}

export function withoutFile(program: Program, path: string): Program {
  const left = { ...program, files: program.files.filter((file) => file.path !== path) }
  return program.entry === path ? withoutChoice(left) : left
}

/** The program with one file renamed. Whether the name can be submitted is the server's to say. */
export function withName(program: Program, path: string, name: string): Program {
  const named = {
    ...program,
    files: program.files.map((file) => (file.path === path ? { ...file, path: name } : file)),
  }
  return program.entry === path ? withEntry(named, name) : named
}

/** A new empty file under the first free name: part.py, part2.py, … */
export function withNewFile(program: Program): { program: Program; path: string } {
  const ending = endingOf(program.language)
  const taken = new Set(program.files.map((file) => file.path))
  let path = `part.${ending}`
  for (let number = 2; taken.has(path); number++) path = `part${number}.${ending}`
  return { program: { ...program, files: [...program.files, { path, text: '' }] }, path }
}

export interface Uploaded {
  program: Program
  /** What was done, for the student: the files taken, those replaced under their own name, and those removed. */
  done: string
}

/**
 * The program with uploaded files put in, those of the same name replaced. Another file goes only when what was uploaded
 * is meant to be started in its place; the language is that of the file to start.
 */
export function withUploads(
  program: Program,
  uploads: Program['files'],
  starters: readonly Program[],
  role: ProgramRole,
): Uploaded {
  const names = new Set(uploads.map((file) => file.path))
  const others = program.files.filter((file) => !names.has(file.path))
  const bringsMain = uploads.some((file) => isMain(file.path))
  const whole = isWholeProgram(program, uploads, starters)
  const kept = others.filter((file) => !whole && !(bringsMain && isMain(file.path)))
  const files = [...kept, ...uploads]
  // A choice holds as long as its file is there, and nothing came that is called the main one.
  const chosen = bringsMain || !files.some(({ path }) => path === program.entry) ? undefined : program.entry
  const next: Program = {
    language: program.language,
    files,
    ...(chosen === undefined ? {} : { entry: chosen }),
  }
  const entry = entryOf(next, role)
  const language = entry.ok ? languageOf(entry.file) : null
  const replaced = program.files.filter((file) => names.has(file.path))
  const removed = others.filter((file) => !kept.includes(file))
  const added = uploads.filter((file) => !replaced.some((old) => old.path === file.path))
  const done = [listed('Taken', added), listed('Replaced', replaced), listed('Removed', removed)]
  return {
    program: { ...next, language: language ?? program.language },
    done: done.filter((sentence) => sentence !== '').join(' '),
  }
}

/** Started before any other file: see `selectEntry`. */
const isMain = (path: string) => /^main\.[a-z]+$/i.test(path) && languageOf(path) !== null

/**
 * One source file alone is the whole program over an untouched starter, which would else be started instead; and over
 * a single file of another language or not called main, beside which it would not be clear what to start.
 */
function isWholeProgram(program: Program, uploads: Program['files'], starters: readonly Program[]): boolean {
  const [only] = uploads
  const language = only && uploads.length === 1 ? languageOf(only.path) : null
  if (language === null) return false
  if (starters.some((starter) => sameFiles(starter.files, program.files))) return true
  const [present] = program.files
  if (present === undefined || program.files.length > 1) return false
  const presentLanguage = languageOf(present.path)
  return presentLanguage !== null && (presentLanguage !== language || !isMain(present.path))
}

const sameFiles = (these: Program['files'], those: Program['files']) =>
  these.length === those.length &&
  these.every((file) => those.some((other) => other.path === file.path && other.text === file.text))

const listed = (word: string, files: Program['files']) =>
  files.length === 0 ? '' : `${word}: ${files.map((file) => file.path).join(', ')}.`
