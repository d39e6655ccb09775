// Reads what an interpreter says when a program dies, and finds the student's own line in it. Pure: the text
// came from inside the jail, so it explains a failure and never decides one.

import type { ProgramMismatch } from '#graders/labs/board/check-failure.ts'
import { clip } from '#graders/labs/bytes/clip.ts'

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

type LanguageMismatch = Extract<ProgramMismatch, { code: 'language' }>

const python2Names = new Set([
  'raw_input',
  'unicode',
  'xrange',
  'unichr',
  'basestring',
  'long',
  'reduce',
  'execfile',
])
const python2Modules = new Set(
  'urllib2 httplib urlparse Queue SocketServer BaseHTTPServer StringIO cStringIO ConfigParser Tkinter thread cPickle commands sets'.split(
    ' ',
  ),
)

// A program may print anything at all, so every search below is over a text of bounded length and, where one
// part can be matched in many ways, over a bounded part of it: nothing that is printed takes long to read.
const firstCharacters = 4_096
const lastCharacters = 12_288

/** Null when `stderr` holds no stack trace, syntax error or missing module. Reads its beginning and its end. */
export function diagnoseCrash({ stderr, files, signal }: ProgramLastWords): ProgramMismatch | null {
  const text = ownPaths(beginningAndEnd(stderr), files)
  const spot = lastSpot(text, files)
  const language = diagnosePython(text) ?? diagnoseJavaScript(text)
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

/** Whether the text holds a Python or JavaScript stack trace. */
export function isStackTrace(text: string): boolean {
  return (
    /^Traceback \(most recent call last\):/m.test(text) ||
    /^[ \t]{1,20}at [^\n]{0,500}:\d{1,9}:\d{1,9}\)?$/m.test(text)
  )
}

function beginningAndEnd(text: string): string {
  const leftOut = text.length - firstCharacters - lastCharacters
  if (leftOut <= 0) return text
  return `${text.slice(0, firstCharacters)}\n[… ${leftOut} characters …]\n${text.slice(-lastCharacters)}`
}

function diagnosePython(text: string): Pick<LanguageMismatch, 'problem' | 'detail'> | null {
  const error = /^(\w*(?:SyntaxError|IndentationError|TabError|NameError|ModuleNotFoundError)): (.*)$/m.exec(
    text,
  )
  const [, kind, says = ''] = error ?? []
  // Of a source that it cannot decode Python shows no line, only this sentence.
  if (kind === 'SyntaxError' && /^Non-UTF-8 code|^encoding problem|^unknown encoding/.test(says))
    return { problem: 'syntax', detail: `${clip(says)}; save the file as UTF-8` }
  if (kind === undefined || !/^ {2}File "/m.test(text)) return null
  const quoted = /'([^']+)'/.exec(says)?.[1] ?? ''
  if (kind === 'ModuleNotFoundError') {
    const root = quoted.split('.')[0] ?? quoted
    return python2Modules.has(root)
      ? { problem: 'python2', detail: `the module ${root} exists only in Python 2` }
      : { problem: 'module', detail: clip(quoted) }
  }
  if (kind === 'NameError') {
    return python2Names.has(quoted)
      ? { problem: 'python2', detail: `${quoted} exists only in Python 2` }
      : null
  }
  if (/Missing parentheses in call to '(print|exec)/.test(says)) {
    return { problem: 'python2', detail: 'print without parentheses is Python 2' }
  }
  if (/multiple exception types must be parenthesized/.test(says)) {
    return { problem: 'python2', detail: 'except X, e is Python 2; Python 3 writes except X as e' }
  }
  return { problem: 'syntax', detail: clip(says) }
}

function diagnoseJavaScript(text: string): Pick<LanguageMismatch, 'problem' | 'detail'> | null {
  const missing = /Cannot find (?:module|package) '([^']+)'/.exec(text)?.[1]
  if (missing !== undefined) return { problem: 'module', detail: clip(missing) }
  const worker = /(process\.(?:chdir|setuid|setgid|umask|abort)\(\)).{0,200}not supported in workers/.exec(
    text,
  )?.[1]
  if (worker !== undefined) return { problem: 'worker-difference', detail: worker }
  // Only a syntax error of the source itself begins with "file:line"; JSON.parse throws one with a stack above.
  const syntax = /^\S{1,500}:\d{1,9}\n[\s\S]{0,4000}?^(?:Uncaught )?SyntaxError: (.*)$/m.exec(text)?.[1]
  return syntax === undefined || !/at (?:wrapSafe|compileSourceTextModule|.{0,200}node:)/.test(text)
    ? null
    : { problem: 'syntax', detail: clip(syntax) }
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

/** The innermost line of the student's own: last in a Python trace, first in a JavaScript one. */
function lastSpot(text: string, files: readonly string[]): Spot | null {
  const known = files.map(escaped).join('|')
  if (known === '') return null
  const undecoded = new RegExp(`^SyntaxError: .{0,200} in file (${known}) on line (\\d+)`, 'm').exec(text)
  const python = undecoded ?? [...text.matchAll(new RegExp(`^ *File "(${known})", line (\\d+)`, 'gm'))].at(-1)
  const [, file, line] = python ?? new RegExp(`(?:^|[\\s(])(${known}):(\\d+)`, 'm').exec(text) ?? []
  if (file === undefined || line === undefined) return null
  // A program may print `line 0`, or a number that no file has lines for: then no line is named.
  const number = Number(line)
  return Number.isSafeInteger(number) && number >= 1 ? { file, line: number } : null
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
