// Reads what an interpreter says when a program dies, and finds the student's own line in it. Pure: the text
// came from inside the jail, so it explains a failure and never decides one.

import type { ProgramMismatch } from '#graders/labs/check-failure.ts'
import { clip } from '#graders/labs/clip.ts'

export interface LastWords {
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

/** Null when `stderr` holds no stack trace, syntax error or missing module. */
export function diagnoseCrash({ stderr, files, signal }: LastWords): ProgramMismatch | null {
  const text = ownPaths(stderr, files)
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
  return /^Traceback \(most recent call last\):/m.test(text) || /^\s+at .*:\d+:\d+\)?$/m.test(text)
}

function diagnosePython(text: string): Pick<LanguageMismatch, 'problem' | 'detail'> | null {
  const error = /^(\w*(?:SyntaxError|IndentationError|TabError|NameError|ModuleNotFoundError)): (.*)$/m.exec(
    text,
  )
  const [, kind, says = ''] = error ?? []
  if (kind === undefined || !/^ {2}File "/m.test(text)) return null
  const quoted = /'([^']+)'/.exec(says)?.[1] ?? ''
  if (kind === 'ModuleNotFoundError') {
    const root = quoted.split('.')[0] ?? quoted
    return python2Modules.has(root)
      ? { problem: 'python2', detail: `the module ${root} exists only in Python 2` }
      : { problem: 'module', detail: quoted }
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
  if (missing !== undefined) return { problem: 'module', detail: missing }
  const worker = /(process\.(?:chdir|setuid|setgid|umask|abort)\(\)).*not supported in workers/.exec(
    text,
  )?.[1]
  if (worker !== undefined) return { problem: 'worker-difference', detail: worker }
  // Only a syntax error of the source itself begins with "file:line"; JSON.parse throws one with a stack above.
  const syntax = /^\S+:\d+\n[\s\S]*?^(?:Uncaught )?SyntaxError: (.*)$/m.exec(text)?.[1]
  return syntax === undefined || !/at (?:wrapSafe|compileSourceTextModule|.*node:)/.test(text)
    ? null
    : { problem: 'syntax', detail: clip(syntax) }
}

/** Absolute paths inside the jail become the names the student knows. */
function ownPaths(text: string, files: readonly string[]): string {
  return files.reduce(
    (rewritten, file) =>
      rewritten.replaceAll(new RegExp(`(?:file://)?/[^\\s"'():]*/${escaped(file)}\\b`, 'g'), file),
    text,
  )
}

/** The innermost line of the student's own: last in a Python trace, first in a JavaScript one. */
function lastSpot(text: string, files: readonly string[]): Spot | null {
  const known = files.map(escaped).join('|')
  if (known === '') return null
  const python = [...text.matchAll(new RegExp(`^ *File "(${known})", line (\\d+)`, 'gm'))].at(-1)
  const [, file, line] = python ?? new RegExp(`(?:^|[\\s(])(${known}):(\\d+)`, 'm').exec(text) ?? []
  return file === undefined || line === undefined ? null : { file, line: Number(line) }
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
