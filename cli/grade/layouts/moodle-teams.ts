// Where students submit in groups, Moodle puts the group's name and a hyphen before each member's, and "Default group"
// for those in none (download_submissions in mod/assign/locallib.php), in the language of whoever downloads. Each
// member has a copy of the group's files. A hyphen in a name of its own is no group: what members share tells.
import { createHash } from 'node:crypto'
import { quoteName } from '#graders/archive/source-file.ts'
import type { Group } from './layout.ts'

/** Moodle's defaultteam, in English. */
const defaultTeam = 'Default group-'

/** The groups with names of students; the name of the team goes into a note. */
export function withoutTeams(groups: readonly Group[]): Group[] {
  const teams = findTeams(groups)
  return groups.map((group) => {
    const { name } = group
    const hyphens = [...name.matchAll(/-/g)].map(({ index }) => name.slice(index + 1).trim())
    const otherNames = [name, ...hyphens].filter((one) => one !== '')
    const team = teams === null ? '' : teamOf(name, teams)
    if (team.length < 2 || team.length >= name.length) return { ...group, otherNames }
    return {
      ...group,
      name: name.slice(team.length).trim(),
      otherNames,
      notes: [...group.notes, `Handed in by the group ${quoteName(team.slice(0, -1))}.`],
    }
  })
}

/** What teams are called, hyphen included; null where students submit for themselves. */
function findTeams(groups: readonly Group[]): Set<string> | null {
  if (groups.some(({ name }) => !name.includes('-'))) return null
  const teams = new Set<string>()
  for (const alike of Map.groupBy(groups, contentOf).values()) {
    const shared = sharedPrefix(alike.map(({ name }) => name))
    const team = shared.slice(0, shared.lastIndexOf('-') + 1)
    if (alike.length > 1 && team !== '') teams.add(team)
  }
  const isDefault = groups.some(({ name }) => name.startsWith(defaultTeam))
  if (isDefault) teams.add(defaultTeam)
  return teams.size > 0 ? teams : null
}

function teamOf(name: string, teams: ReadonlySet<string>): string {
  const known = [...teams].filter((team) => name.startsWith(team)).toSorted((a, b) => b.length - a.length)
  return known[0] ?? name.slice(0, name.indexOf('-') + 1)
}

function contentOf({ files }: Group): string {
  const hash = createHash('sha256')
  for (const file of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    hash
      .update(`${file.path}\0`)
      .update('bytes' in file ? file.bytes : file.problem)
      .update('\0')
  }
  return hash.digest('hex')
}

function sharedPrefix(names: readonly string[]): string {
  const [first = '', ...others] = names
  let length = first.length
  for (const other of others) {
    while (!other.startsWith(first.slice(0, length))) length -= 1
  }
  return first.slice(0, length)
}
