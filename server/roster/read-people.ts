// What an instructor pastes: addresses in any form that a mail program gives, or a table with a heading, as learning
// platforms and spreadsheets export it.
import { CsvError, parse } from 'csv-parse/sync'
import * as z from 'zod'
import { SectionNameSchema } from '#server/roster/section-name.ts'
import { UserEmailSchema, UserNameSchema } from '#server/users/create-user.ts'

export interface ReadPerson {
  /** Counted from 1. */
  line: number
  /** In small letters. */
  email: string
  name: string | null
  section: string | null
  group: string | null
  /** Of an assistant: the sections whose students they see, by their names; 'all' is all students, null what holds already. */
  sees: readonly string[] | 'all' | null
}

export interface UnreadableLine {
  line: number
  /** Its beginning. */
  text: string
  says: string
}

export interface ReadPeople {
  people: ReadPerson[]
  unreadable: UnreadableLine[]
}

/** Headings by what they mean, the most telling first. */
const headings = {
  email: [
    'email',
    'e-mail',
    'email address',
    'e-mail address',
    'e-mail-adresse',
    'mail',
    'address',
    'sis login id',
  ],
  name: ['name', 'full name', 'student', 'student name', 'display name'],
  first: ['first name', 'given name', 'forename', 'vorname'],
  last: ['last name', 'surname', 'family name', 'nachname'],
  section: ['section', 'sections', 'tutorial', 'class'],
  sees: ['sees', 'sees sections', 'assists'],
  group: ['group', 'groups', 'gruppe', 'gruppen', 'pair', 'team'],
} as const
const delimiters = [',', ';', '\t']
const quotedMax = 60

const RecordsSchema = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }))

/** The people of a text: of a table where its first line has a heading for addresses, else of a list. */
export function readPeople(written: string): ReadPeople {
  const text = written.replace(/^\ufeff/, '')
  const heading = text.split(/\r\n|[\r\n]/).find((line) => line.trim() !== '') ?? ''
  const delimiter = delimiters.find((each) => columnOf(cellsOf(heading, each), headings.email) >= 0)
  const found = delimiter === undefined ? readList(text) : readTable(text, delimiter)
  return told(found)
}

const cellsOf = (line: string, delimiter: string) =>
  line.split(delimiter).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim()
      .toLowerCase(),
  )

const columnOf = (cells: readonly string[], names: readonly string[]): number =>
  names.map((name) => cells.indexOf(name)).find((at) => at >= 0) ?? -1

function readTable(text: string, delimiter: string): ReadPeople {
  let rows: z.infer<typeof RecordsSchema>
  try {
    rows = RecordsSchema.parse(
      parse(text, {
        bom: true,
        delimiter,
        info: true,
        relax_column_count: true,
        skip_empty_lines: true,
        trim: true,
      }),
    )
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1
    return {
      people: [],
      unreadable: [
        { line, text: '', says: 'The table breaks here: a quotation mark is missing or too many.' },
      ],
    }
  }
  const [first, ...body] = rows
  const cells = (first?.record ?? []).map((cell) => cell.trim().toLowerCase())
  const at = (names: readonly string[]) => columnOf(cells, names)
  const columns = {
    email: at(headings.email),
    name: at(headings.name),
    first: at(headings.first),
    last: at(headings.last),
    section: at(headings.section),
    group: at(headings.group),
    sees: at(headings.sees),
  }
  const read: ReadPeople = { people: [], unreadable: [] }
  for (const { record, info } of body) {
    const cell = (column: number) => record[column]?.trim() ?? ''
    const whole = cell(columns.name)
    const name = whole === '' ? `${cell(columns.first)} ${cell(columns.last)}`.trim() : turned(whole)
    add(read, info.lines, record.join(delimiter), cell(columns.email), name, {
      section: cell(columns.section),
      group: cell(columns.group),
      sees: cell(columns.sees),
    })
  }
  return read
}

/** Addresses with commas, semicolons, blanks or line ends between them, and names before or around them. */
function readList(text: string): ReadPeople {
  const read: ReadPeople = { people: [], unreadable: [] }
  for (const [at, line] of text.split(/\r\n|[\r\n]/).entries()) {
    // With semicolons between people, a comma stands inside of a name.
    for (const piece of line.split(line.includes(';') ? ';' : ',')) {
      const [before = '', inside] = piece.split('<', 2)
      if (inside !== undefined) {
        add(read, at + 1, piece, inside.split('>', 1)[0] ?? '', turned(before))
        continue
      }
      const words = piece.split(/[\s,]+/).filter(Boolean)
      const addresses = words.filter((word) => word.includes('@'))
      const name = words.filter((word) => !word.includes('@')).join(' ')
      if (addresses.length === 1) add(read, at + 1, piece, addresses[0] ?? '', turned(name))
      else {
        for (const address of addresses) add(read, at + 1, address, address, '')
        if (name !== '') add(read, at + 1, name, '', '')
      }
    }
  }
  return read
}

/** "Lovelace, Ada" is Ada Lovelace; quotation marks around a name are none of it. */
function turned(written: string): string {
  const name = written.trim().replaceAll(/^"|"$/g, '').trim()
  const [last = '', first = '', ...more] = name.split(',').map((part) => part.trim())
  return first !== '' && more.length === 0 ? `${first} ${last}` : name
}

function add(
  read: ReadPeople,
  line: number,
  text: string,
  address: string,
  named: string,
  within: { section: string; group: string; sees: string } = { section: '', group: '', sees: '' },
): void {
  const refuse = (says: string) =>
    void read.unreadable.push({ line, text: text.trim().slice(0, quotedMax).toWellFormed(), says })
  const email = UserEmailSchema.safeParse(address.trim())
  if (!email.success) {
    return refuse(address.trim() === '' ? 'No address is in it.' : 'This is not an email address.')
  }
  const name = UserNameSchema.safeParse(named)
  if (named !== '' && !name.success) return refuse(`The name ${name.error.issues[0]?.message}.`)
  const section = SectionNameSchema.safeParse(within.section)
  if (within.section !== '' && !section.success)
    return refuse(`The section ${section.error.issues[0]?.message}.`)
  const group = SectionNameSchema.safeParse(within.group)
  if (within.group !== '' && !group.success) return refuse(`The group ${group.error.issues[0]?.message}.`)
  const sees = readSees(within.sees)
  if (sees === undefined)
    return refuse('What they see is no list of sections with “|” between them, and not “all”.')
  read.people.push({
    line,
    email: email.data,
    name: name.data ?? null,
    section: section.data ?? null,
    group: group.data ?? null,
    sees,
  })
}

/** "Mo 10 | Di 12", or "all"; undefined for what names no sections. */
function readSees(written: string): ReadPerson['sees'] | undefined {
  if (written === '') return null
  if (/^all( students)?$/i.test(written)) return 'all'
  const names = written.split(/[|;]/).map((name) => SectionNameSchema.safeParse(name))
  return names.every(({ success }) => success) ? names.flatMap(({ data }) => data ?? []) : undefined
}

/** Whoever is named twice counts where they stand first. */
function told({ people, unreadable }: ReadPeople): ReadPeople {
  const first = new Map<string, ReadPerson>()
  const twice: UnreadableLine[] = []
  for (const person of people) {
    const { line, email } = person
    const before = first.get(email)
    if (before === undefined) first.set(email, person)
    else
      twice.push({
        line,
        text: email.slice(0, quotedMax),
        says: `This address stands in line ${before.line} already.`,
      })
  }
  return {
    people: [...first.values()],
    unreadable: [...unreadable, ...twice].toSorted((a, b) => a.line - b.line),
  }
}
