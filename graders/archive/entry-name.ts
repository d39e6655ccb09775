// The name of an archive's entry as a plain relative path, or the reason why it is none.
import { type Entry, getFileNameLowLevel } from 'yauzl'
import { harmless, plainName } from '#graders/archive/plain-name.ts'
import { quoteName } from '#graders/archive/source-file.ts'
import { normalise } from '#protocols/text/normalise.ts'

export type EntryName =
  | { ok: true; path: string; isFolder: boolean }
  /** `path` is what is left of the name when all that is wrong with it is taken out: it says whose entry it is. */
  | { ok: false; path: string; says: string }

const lengthMax = 1_024
/** APPNOTE 4.4.4, bit 11: the name is UTF-8. */
const utf8Flag = 0x800
/** APPNOTE 4.6.9: the Info-ZIP Unicode path field. */
const unicodePathField = 0x7075

export function entryName(entry: Entry, depthMax: number): EntryName {
  const name = normalise(decode(entry), 'NFC')
  const segments = name.split('/').filter((segment) => segment !== '' && segment !== '.')
  const refuse = (what: string): EntryName => ({
    ok: false,
    path: whatIsLeft(name, depthMax),
    says: `the entry ${quoteName(name)} ${what}`,
  })
  if (name.includes('\0')) return refuse('has a NUL in its name')
  if (name.includes('\\'))
    return refuse('has a backslash in its name: pack the folder again with another program')
  if (name.startsWith('/') || /^[a-z]:/i.test(name)) return refuse('has an absolute name')
  if (segments.includes('..')) return refuse('leads out of the archive with “..”')
  if (segments.length === 0) return refuse('has no name')
  if (name.length > lengthMax) return refuse(`has a name of more than ${lengthMax} characters`)
  if (segments.length > depthMax) return refuse(`lies more than ${depthMax} folders deep`)
  const trouble = plainName(segments)
  if (trouble !== null) return refuse(trouble)
  return { ok: true, path: segments.join('/'), isFolder: name.endsWith('/') }
}

function whatIsLeft(name: string, depthMax: number): string {
  const segments = name
    .split(/[/\\]/)
    .map((segment) => harmless(harmless(segment).slice(0, 100)))
    .filter((segment) => !['', '.', '..'].includes(segment))
  return segments.length === 0 ? 'an entry without a name' : segments.slice(0, depthMax).join('/')
}

/** UTF-8 where the entry says so or where the bytes are; else code page 437, as APPNOTE D.1 has it. */
function decode(entry: Entry): string {
  const raw = entry.fileNameRaw
  const says = (entry.generalPurposeBitFlag & utf8Flag) !== 0
  const named = entry.extraFields.some(({ id }) => id === unicodePathField)
  // Some programs write UTF-8 without saying so; text in code page 437 is hardly ever valid UTF-8 by chance.
  const guess = says || named ? null : decodeUtf8(raw)
  return guess ?? getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, true)
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
