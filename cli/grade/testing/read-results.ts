// What a run left behind, without what differs from run to run: times, ports, and the journal's order.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { courseLimits } from '#graders/archive/archive-limits.ts'
import { readArchive } from '#graders/archive/read-archive.ts'

const withoutTimes = (text: string) =>
  text
    .replaceAll(/"times": \{[^}]*\}/g, '"times": {}')
    .replaceAll(/ time="[\d.]+"/g, '')
    .replaceAll(/,[\d.]*,[^,\r\n]*(?=\r\n)/g, '')
    .replaceAll(/ *\d+(\.\d+)? (s|ms)\b/g, ' T')
    .replaceAll(/from [\d.]+:\d+/g, 'from P')

/** Path to content; of feedback.zip the paths of its entries. */
export async function readResults(folder: string): Promise<Record<string, string>> {
  const below = (name: string) =>
    readdirSync(join(folder, name), { recursive: true, encoding: 'utf8', withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
  const files = [
    ...below('results'),
    ...below('feedback'),
    join(folder, 'results.csv'),
    join(folder, 'junit.xml'),
  ]
  const results: Record<string, string> = {}
  for (const file of files) results[file.slice(folder.length + 1)] = withoutTimes(readFileSync(file, 'utf8'))
  const zip = await readArchive(join(folder, 'feedback.zip'), 'feedback.zip', courseLimits)
  if (!zip.ok) throw new Error(zip.says)
  for (const file of zip.files) {
    const text = 'bytes' in file ? Buffer.from(file.bytes).toString() : file.problem
    results[`feedback.zip ${file.path}`] = withoutTimes(text)
  }
  return results
}

/** Ids in the order in which their lines came; an id twice was graded twice. */
export function gradedIds(folder: string): string[] {
  const lines = readFileSync(join(folder, 'journal.ndjson'), 'utf8').split('\n')
  return lines.flatMap((line) => /^\{"type":"graded","id":"([^"]+)".*\}$/.exec(line)?.[1] ?? [])
}

/** When each program was graded, by key. */
export function gradedAt(folder: string): Record<string, string> {
  const names = readdirSync(join(folder, 'graded')).filter((name) => name.endsWith('.json'))
  return Object.fromEntries(
    names.map((name) => {
      const text = readFileSync(join(folder, 'graded', name), 'utf8')
      return [name, /"gradedAt":"([^"]+)"/.exec(text)?.[1] ?? '']
    }),
  )
}
