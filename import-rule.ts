// How a room of oxlint.config.ts becomes rules of the linter.
import type { OxlintOverride } from 'oxlint'

export interface Room {
  files: string[]
  /** Patterns of what may be imported, as it is written: `#protocols/**`. */
  may: string[]
  /** May be imported for its types only. */
  mayTypes?: string[]
  because: string
  /** Rooms that write relative imports across their own folders. */
  relative?: true
}

const processRule = {
  regex: '^(node:)?child_process$',
  message:
    'Import rule: processes are started by graders/sandbox (programs), server/pool (what computes), platform and scripts (the site itself).',
}

/** A pattern with `{a,b}` as one pattern for each: the linter's patterns have no braces. */
function spelled(pattern: string): string[] {
  const found = /^(?<before>[^{]*)\{(?<choices>[^}]*)\}(?<after>.*)$/u.exec(pattern)?.groups
  if (!found) return [pattern]
  const { before = '', choices = '', after = '' } = found
  return choices.split(',').flatMap((choice) => spelled(`${before}${choice}${after}`))
}

const asExpression = (pattern: string) =>
  `^${pattern
    .replaceAll('.', String.raw`\.`)
    .replaceAll(/\*+/g, (stars) => (stars === '*' ? '[^/]*' : '.*'))}$`

function overrideOf(
  { files, may, mayTypes = [], because, relative }: Room,
  startsProcesses = false,
): OxlintOverride {
  const message = `Import rule: ${because}.`
  const allowed = [...may, ...mayTypes].flatMap(spelled).map((pattern) => `!${pattern}`)
  const outward = relative
    ? {
        regex: String.raw`^(\.\./)+(app|web|worker|components|tests|bench|scripts|platform|server|graders|protocols|prisma)/`,
        message,
      }
    : { regex: String.raw`^\.\./`, message }
  const typesOnly = {
    regex: mayTypes.flatMap(spelled).map(asExpression).join('|'),
    message,
    allowTypeImports: true,
  }
  const patterns = [
    // A pattern that lets something pass ends the search, so what is refused to values stands before it.
    ...(mayTypes.length > 0 ? [typesOnly] : []),
    outward,
    ...(startsProcesses ? [] : [processRule]),
    { group: ['#*', '#*/**', ...allowed], message },
  ]
  return {
    files: files.flatMap(spelled),
    excludeFiles: ['**/*.test.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  }
}

/** @param processStarters the only places that start a process */
export function overridesOf(rooms: readonly Room[], processStarters: readonly string[]): OxlintOverride[] {
  return rooms.flatMap((room) => {
    const starters = processStarters.filter((glob) => room.files.some((file) => startsWithFolder(glob, file)))
    const whole = overrideOf(
      room,
      room.files.some((file) => processStarters.includes(file)),
    )
    // Part of a room may start processes where the rest may not: the later row holds.
    return [whole, ...starters.map((glob) => overrideOf({ ...room, files: [glob] }, true))]
  })
}

function startsWithFolder(glob: string, room: string): boolean {
  return glob !== room && glob.startsWith(room.replace('**', ''))
}
