// Why a student's files are no program, said before anything is graded: what is not a program must not be graded as
// one that does nothing.

import { quoteName } from '#graders/archive/source-file.ts'
import type { Files } from '#graders/labs/contract/lab-order.ts'
import type { ProgramRole } from '#graders/labs/contract/program-role.ts'
import { selectEntry } from '#graders/labs/contract/select-entry.ts'
import { programEndings, runtimeOf, usualEndings, usualMains } from '#graders/runtimes.ts'

const askForProgram = `Ask for the program as a file that ends in ${usualEndings}`

/** Of the first file of which it is true. */
const endings: readonly { pattern: RegExp; is: string; todo?: string | ((name: string) => string) }[] = [
  {
    pattern: /\.ipynb$/i,
    is: 'is a notebook, and notebooks are not run',
    todo: 'Ask for its code as a program, such as main.py',
  },
  {
    pattern: new RegExp(
      String.raw`\.(?:${programEndings.join('|')})\.?(?:txt|bak|orig|old|html?|rtf|docx?|download|crdownload|part)$`,
      'i',
    ),
    is: 'is no program by its last ending',
    todo: (name) => `If it is one, rename it to ${quoteName(name.slice(0, name.lastIndexOf('.')))}`,
  },
  { pattern: /\.py[co]$/i, is: 'is compiled Python', todo: 'Ask for the source, such as main.py' },
  { pattern: /\.pdf$/i, is: 'is a PDF' },
  { pattern: /\.(?:docx?|odt|rtf|pages|pptx?|xlsx?|html?|md|tex)$/i, is: 'is a document' },
  { pattern: /\.(?:png|jpe?g|gif|bmp|tiff?|heic|webp|svg)$/i, is: 'is a picture' },
  { pattern: /\.(?:mp4|mov|avi|mkv|webm|mp3|wav|m4a)$/i, is: 'is a recording' },
  {
    pattern: /\.(?:h|cc|cpp|class|jar|rs|rb|php|cs|kt|swift|pl|sh|exe)$/i,
    is: 'is in a language that this lab does not run',
    todo: `Ask for a program that ends in ${usualEndings}`,
  },
  { pattern: /\.txt$/i, is: 'is a text' },
]

/** By content, for what is called a program and is none. */
const signatures: readonly { begins: string | RegExp; is: string }[] = [
  { begins: '%PDF-', is: 'is a PDF' },
  { begins: '\u0089PNG', is: 'is a picture' },
  { begins: '\u00ff\u00d8\u00ff', is: 'is a picture' },
  { begins: '{\\rtf', is: 'is a document in Rich Text Format' },
  { begins: '\u00d0\u00cf\u0011\u00e0', is: 'is a document of Microsoft Office' },
  { begins: 'Rar!', is: 'is an archive' },
  { begins: '7z\u00bc\u00af', is: 'is an archive' },
  { begins: '\u001f\u008b', is: 'is an archive' },
  { begins: '\u007fELF', is: 'is a compiled program' },
  { begins: /^\s*<(?:!doctype html|html)\b/i, is: 'is a web page' },
  { begins: /^\s*\{\s*"(?:cells|nbformat|metadata)"\s*:/, is: 'is a notebook' },
]
const beginBytes = 256

/** What is said of every program of a run. */
export interface WantedProgram {
  /** What the lab's program is, which tells it from the other half of a pair. */
  role?: ProgramRole | undefined
  /** The file to start, in programs that have it. */
  entry?: string | undefined
}

/** One or two sentences, or null when there is a program that can be started. */
export function whyNotRunnable(files: Files, { role, entry: wanted }: WantedProgram = {}): string | null {
  const names = [...files.keys()]
  const textOf = (name: string) => {
    const bytes = files.get(name)
    return bytes === undefined ? null : Buffer.from(bytes).toString()
  }
  // By the same function as the cell chooses: what is matched here is what is started there.
  const entry = selectEntry(names, {
    ...(role === undefined ? {} : { role }),
    chosen: wanted !== undefined && files.has(wanted) ? wanted : undefined,
    textOf,
  })
  if (entry.ok) return whyNoProgram(entry.file, files.get(entry.file))
  const programs = names.filter((name) => runtimeOf(name) !== null)
  if (programs.length > 0) {
    const detail = 'detail' in entry.mismatch ? entry.mismatch.detail : programs.slice(0, 5).join(', ')
    return `It is not clear which file is to be started: ${oneLine(detail)}. Keep one of them, call it ${usualMains} and put it into no folder, or name it with --entry.`
  }
  for (const { pattern, is, todo } of endings) {
    const name = names.find((one) => pattern.test(one))
    if (name === undefined) continue
    const remedy = typeof todo === 'function' ? todo(name) : (todo ?? askForProgram)
    return `${quoteName(name)} ${is}${others(names.length)}. ${remedy}.`
  }
  const more = names.length > 3 ? ` and ${names.length - 3} more` : ''
  const shown = `${names.slice(0, 3).map(quoteName).join(', ')}${more}`
  return `There is no program in it: ${shown}. ${askForProgram}.`
}

const others = (count: number) => (count > 1 ? `, and none of the ${count} files is a program` : '')

function whyNoProgram(name: string, bytes: Uint8Array | undefined): string | null {
  if (bytes === undefined) return null
  const start = Buffer.from(bytes.subarray(0, beginBytes)).toString('latin1')
  if (/^(?:\u00ef\u00bb\u00bf)?\s*$/.test(start) && isBlank(bytes))
    return `${quoteName(name)} is empty. Ask for the program.`
  const known = signatures.find(({ begins }) =>
    typeof begins === 'string' ? start.startsWith(begins) : begins.test(start),
  )
  return known === undefined
    ? null
    : `${quoteName(name)} ${known.is} by its content, not the program that its name says. Ask for the program.`
}

const isBlank = (bytes: Uint8Array) =>
  !bytes.some((byte) => byte > 0x20 && ![0xef, 0xbb, 0xbf].includes(byte))

const oneLine = (text: string) => quoteName(text).slice(1, -1)
