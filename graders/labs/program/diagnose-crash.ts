// Reads what an interpreter says when a program dies, and finds the student's own line in it. Pure: the text
// came from inside the jail, so it explains a failure and never decides one.

import type { ProgramMismatch } from '#graders/labs/board/check-failure.ts'
import { clip } from '#graders/labs/bytes/clip.ts'
import type { CrashReader } from '#graders/labs/program/crash-reader.ts'
import { readCCrash } from '#graders/labs/program/read-c-crash.ts'
import { readGoCrash } from '#graders/labs/program/read-go-crash.ts'
import { readJavaCrash } from '#graders/labs/program/read-java-crash.ts'
import { readJavaScriptCrash } from '#graders/labs/program/read-javascript-crash.ts'
import { readPythonCrash } from '#graders/labs/program/read-python-crash.ts'
import { type Language, languages } from '#graders/runtimes.ts'

export interface ProgramLastWords {
  stderr: string
  /** The submission's files, as the student named them. */
  files: readonly string[]
  signal: string | null
}

interface Spot {
  file: string
  line: number
}

const readers: Record<Language, CrashReader> = {
  python: readPythonCrash,
  javascript: readJavaScriptCrash,
  c: readCCrash,
  java: readJavaCrash,
  go: readGoCrash,
}
const readEach = languages.map((language) => readers[language])

// A program may print anything at all, so every search below is over a text of bounded length and, where one
// part can be matched in many ways, over a bounded part of it: nothing that is printed takes long to read.
const firstCharacters = 4_096
const lastCharacters = 12_288

/** Null when `stderr` holds no stack trace, syntax error or missing module. Reads its beginning and its end. */
export function diagnoseCrash({ stderr, files, signal }: ProgramLastWords): ProgramMismatch | null {
  const text = ownPaths(beginningAndEnd(stderr), files)
  const spot = lastSpot(text, files)
  const language = firstOf((reader) => reader.diagnose(text))
  if (language !== null) {
    return {
      code: 'language',
      ...language,
      ...(spot ? { file: spot.file, where: { stream: 'source', line: spot.line } } : {}),
    }
  }
  if (!isStackTrace(text)) return null
  return {
    code: 'crashed',
    signal,
    stack: clip(text.trim()),
    ...(spot ? { where: { stream: 'source', line: spot.line } } : {}),
  }
}

/** Whether the text holds a stack trace of any language. */
export const isStackTrace = (text: string) => readEach.some((reader) => reader.isStackTrace(text))

function beginningAndEnd(text: string): string {
  const leftOut = text.length - firstCharacters - lastCharacters
  if (leftOut <= 0) return text
  return `${text.slice(0, firstCharacters)}\n[… ${leftOut} characters …]\n${text.slice(-lastCharacters)}`
}

/** Absolute paths inside the jail become the names the student knows. */
function ownPaths(text: string, files: readonly string[]): string {
  if (files.length === 0) return text
  const known = files.map(escaped).join('|')
  // A path begins where no path is going on: a row of slashes is one beginning, not as many as it has slashes.
  return text.replaceAll(
    new RegExp(`(?:file://|(?<![\\w/.-]))/(?:[^\\s"'():]{0,200}?/)?(${known})\\b`, 'g'),
    '$1',
  )
}

/** The innermost line of the student's own. */
function lastSpot(text: string, files: readonly string[]): Spot | null {
  const known = files.map(escaped).join('|')
  if (known === '') return null
  const [file, line] = firstOf((reader) => reader.findSpot(text, known)) ?? []
  if (file === undefined || line === undefined) return null
  // A program may print `line 0`, or a number that no file has lines for: then no line is named.
  const number = Number(line)
  return Number.isSafeInteger(number) && number >= 1 ? { file, line: number } : null
}

/** By whatever reader finds something: what is printed may be another language's than the program's. */
function firstOf<Found>(find: (reader: CrashReader) => Found | null): Found | null {
  for (const reader of readEach) {
    const found = find(reader)
    if (found !== null) return found
  }
  return null
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
