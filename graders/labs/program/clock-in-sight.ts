// Whether every clock by which a program may stop waiting shows in what it waits for. The kernel tells the timeout of a
// call (kernel/endless-wait.ts), and of no alarm and no timeout that was set on a socket once. What it does not tell, the
// text must rule out: a program is believed to keep no such clock only when all that it is made of is known.
//
// How this works: a list of what is harmless, not of what is suspicious. Who imports something else, calls things by
// names that it puts together, or hands in what is no text waits the whole time, as every program once did: slower, and
// judged the same.
import { isPlainC } from '#graders/labs/program/plain-c.ts'
import type { Runtime } from '#graders/runtimes.ts'

/** Modules of Python's that set no clock of the kernel's, start no program and import nothing by a made-up name. */
const pythonModules = new Set(
  (
    'abc argparse array asyncio base64 binascii bisect calendar codecs collections collections.abc contextlib copy csv ' +
    'dataclasses datetime decimal email errno fractions functools getpass hashlib heapq hmac html http http.client io ' +
    'ipaddress itertools json locale logging math mimetypes os os.path pathlib platform pprint queue random re secrets ' +
    'select selectors shutil socket socketserver ssl stat statistics string struct sys tempfile textwrap threading time ' +
    'traceback types typing unicodedata urllib urllib.parse urllib.request uuid warnings xml.etree ' +
    'xml.etree.ElementTree zlib __future__'
  ).split(' '),
)

/** Ways to what was not imported by its name, to other programs, and to clocks. */
const pythonReaches =
  /signal|SIGALRM|itimer|alarm|timerfd|ctypes|importlib|__import__|\b(?:eval|exec|getattr|vars|globals|locals|modules|get_field|dictConfig|get_type_hints|sys\.path)\b|(?<!re\.)\bcompile\b|\bos\.(?:exec|spawn|posix_spawn|popen|system)|subprocess|import \*|__(?:dict|builtins|getattribute|subclasses|loader|spec|globals)__/

/** Options of a socket that are no clock, as people write them. */
const harmlessOption =
  /\bsetsockopt\((?:[\w. ]+),\s*(?:socket\.)?(?:SO_REUSEADDR|SO_REUSEPORT|TCP_NODELAY|SO_BROADCAST)\b/g

const clockInSight: Record<Runtime, (texts: ReadonlyMap<string, string | null>) => boolean> = {
  python: (texts) =>
    [...texts.values()].every((text) => text !== null && isPlainPython(text, ownModules(texts))),
  // Node sets clocks in its event loop alone, where they show; other programs that it starts are seen as such.
  javascript: () => true,
  typescript: () => true,
  c: (texts) => [...texts.values()].every((text) => text !== null && isPlainC(text, new Set(texts.keys()))),
  // Their runtimes have threads and clocks of their own.
  java: () => false,
  go: () => false,
}

/** @param texts of every file of the submission, by its path; null for what is no text */
export function keepsClocksInSight(runtime: Runtime, texts: ReadonlyMap<string, string | null>): boolean {
  return clockInSight[runtime](texts)
}

function isPlainPython(written: string, own: ReadonlySet<string>): boolean {
  // Python takes letters that look like others for the plain ones: PEP 3131.
  const text = written.normalize('NFKC').replaceAll(/\\\r?\n/g, ' ')
  const options = text.match(/setsockopt/g)?.length ?? 0
  if (options !== (text.match(harmlessOption)?.length ?? 0)) return false
  // Textbooks import all names of the socket module, which holds none of these.
  if (pythonReaches.test(text.replaceAll(/^[ \t]*from[ \t]+socket[ \t]+import[ \t]+\*/gm, ''))) return false
  return importsOf(text).every((name) => pythonModules.has(name) || own.has(name.split('.')[0] ?? ''))
}

function importsOf(text: string): string[] {
  const plain = [
    ...text.matchAll(
      /\bimport[ \t]+([\w.]+(?:[ \t]+as[ \t]+\w+)?(?:[ \t]*,[ \t]*[\w.]+(?:[ \t]+as[ \t]+\w+)?)*)/g,
    ),
  ]
  const from = [...text.matchAll(/\bfrom[ \t]+([\w.]+)[ \t]+import\b/g)]
  const withoutFrom = plain.filter(
    ({ index }) => !/\bfrom[ \t]+[\w.]+[ \t]+$/.test(text.slice(Math.max(0, index - 200), index)),
  )
  return [
    ...from.map(([, name = '']) => name),
    ...withoutFrom.flatMap(([, names = '']) =>
      names.split(',').map((name) => name.trim().split(/\s/)[0] ?? ''),
    ),
  ]
}

/** Modules and packages of its own, whose texts are looked at themselves; a relative import begins with a dot. */
function ownModules(texts: ReadonlyMap<string, string | null>): Set<string> {
  return new Set(['', ...[...texts.keys()].map((path) => path.split('/')[0]?.replace(/\.py$/, '') ?? '')])
}
