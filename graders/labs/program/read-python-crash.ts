import { clip } from '#graders/labs/bytes/clip.ts'
import type { CrashReader, LanguageProblem } from '#graders/labs/program/crash-reader.ts'

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

export const readPythonCrash: CrashReader = {
  isStackTrace: (text) => /^Traceback \(most recent call last\):/m.test(text),
  diagnose,
  findSpot(text, known) {
    const undecoded = new RegExp(`^SyntaxError: .{0,200} in file (${known}) on line (\\d+)`, 'm').exec(text)
    // The innermost line is the last in a trace.
    const lines = () => [...text.matchAll(new RegExp(`^ *File "(${known})", line (\\d+)`, 'gm'))]
    return (undecoded ?? lines().at(-1))?.slice(1) ?? null
  },
}

function diagnose(text: string): LanguageProblem | null {
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
