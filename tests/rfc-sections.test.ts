// Sections of RFCs are easily cited from memory, and wrong. Each that is cited stands in rfc-sections.txt with its
// heading, which somebody has looked up; a new one is red until it does.
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const rooms =
  'app bench cli components docs exercises graders platform prisma protocols scripts server tests web worker'.split(
    ' ',
  )
const written = new Set(
  '.c .cjs .go .html .java .js .jsx .md .mjs .py .sql .ts .tsx .txt .yaml .yml'.split(' '),
)

const section = String.raw`(?:\d+|[A-Z](?=\.\d))(?:\.\d+)*`
/** `RFC 9112 sections 3, 4.1 and 5 to 7`, `RFC 8446, section 2`, `RFC 9051 appendix E`. */
const cited = new RegExp(
  String.raw`\b(?<rfc>RFC ?\d{3,5}(?:bis)?|draft-ietf-httpbis-rfc6265bis)\)?,? (?:sections? (?<first>${section})|appendix (?<appendix>[A-Z](?:\.\d+)*)\b)(?<more>(?:(?:, (?:and )?| and | to )${section}(?![\w-]))*)`,
  'gu',
)
const linked = /\/rfc(?<rfc>\d{3,5})(?:\.html)?#(?:section|appendix)-(?<first>[\dA-Z]+(?:\.\d+)*)/gu

const nameOf = (rfc: string) => (rfc.startsWith('draft') ? 'RFC 6265bis' : rfc.replace(/^RFC ?|^/u, 'RFC '))

/** `RFC 9112 3.2.1` for each that a text cites. A line of a comment, or of a list, may go on in the next. */
function citations(text: string): string[] {
  const joined = text.replaceAll(/\n\s*(?:\/\/|\*|#|>)?\s*/gu, ' ')
  return [...joined.matchAll(cited), ...joined.matchAll(linked)].flatMap(({ groups = {} }) => {
    const more = groups.more?.match(new RegExp(section, 'gu')) ?? []
    return [groups.first ?? groups.appendix, ...more].map((each) => `${nameOf(groups.rfc ?? '')} ${each}`)
  })
}

function lookedUp(): string[] {
  let rfc = ''
  return readFileSync(join(root, 'tests/rfc-sections.txt'), 'utf8')
    .split('\n')
    .flatMap((line) => {
      if (/^RFC \d+(?:bis)?$/u.test(line)) rfc = line
      const number = /^ {2}(?<number>[\dA-Z]+(?:\.\d+)*) \S/u.exec(line)?.groups?.number
      return number === undefined ? [] : [`${rfc} ${number}`]
    })
}

const places = new Map<string, Set<string>>()
for (const room of rooms)
  for (const entry of readdirSync(join(root, room), { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !written.has(extname(entry.name)) || entry.name.startsWith('rfc-sections'))
      continue
    const path = join(entry.parentPath, entry.name)
    for (const each of citations(readFileSync(path, 'utf8')))
      places.set(each, (places.get(each) ?? new Set()).add(path.slice(root.length + 1)))
  }

describe('sections of RFCs', () => {
  test.each([
    ['RFC 9112 section 9.3, rule 2', ['RFC 9112 9.3']],
    [
      'RFC 9112, sections 3, 4.1 and 5 to 7; RFC 768',
      ['3', '4.1', '5', '7'].map((each) => `RFC 9112 ${each}`),
    ],
    ['(RFC 8446 appendix D.4). RFC 9051 appendix E: more', ['RFC 8446 D.4', 'RFC 9051 E']],
    ['// as RFC 1034\n * section 5.3.3 says', ['RFC 1034 5.3.3']],
    [
      'RFC 6265bis section 5.7, draft-ietf-httpbis-rfc6265bis section 5.2',
      ['RFC 6265bis 5.7', 'RFC 6265bis 5.2'],
    ],
    ['https://www.rfc-editor.org/rfc/rfc9112.html#section-2', ['RFC 9112 2']],
    ['RFC 9112 section 9, 2 connections', ['RFC 9112 9', 'RFC 9112 2']],
  ])('are found in %j', (text, found) => expect(citations(text)).toEqual(found))

  test('are cited when they have been looked up (tests/rfc-sections.txt)', () => {
    const known = new Set(lookedUp())
    expect(known.size).toBeGreaterThan(400)
    const unread = [...places].filter(([each]) => !known.has(each))
    expect(
      unread.map(([each, paths]) => `${each}: look it up, and write it down (${[...paths].join(', ')})`),
    ).toEqual([])
  })

  test('stand in the table once, and only when they are cited', () => {
    const table = lookedUp()
    expect(table.filter((each, at) => table.indexOf(each) < at || !places.has(each))).toEqual([])
  })
})
