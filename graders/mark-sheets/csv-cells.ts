// A CSV (RFC 4180) as cells that know where they stand, so that some can be changed and every other byte stays: who
// brings a file of theirs gets the same file back.

export interface SheetCell {
  /** Without quotes. */
  text: string
  /** Of the cell as written, quotes with it: offsets in the file's text. */
  start: number
  end: number
}

export interface SheetCells {
  delimiter: string
  /** Lines without a character are left out. */
  rows: SheetCell[][]
}

export interface CellChange {
  cell: SheetCell
  text: string
}

const delimiters = [',', ';', '\t']

/** Time is linear in the length. A quote that is never closed reaches to the end. */
export function readCells(file: string): SheetCells {
  const from = file.startsWith('\ufeff') ? 1 : 0
  const read = delimiters.map((delimiter) => readFrom(file, from, delimiter))
  // A worksheet has many columns: the right delimiter finds most of them.
  const [first, ...others] = read
  const most = others.reduce((best, one) => (width(one) > width(best) ? one : best), first ?? empty)
  return { ...most, rows: most.rows.filter(([only, ...more]) => more.length > 0 || only?.text !== '') }
}

const empty: SheetCells = { delimiter: ',', rows: [] }
const width = ({ rows }: SheetCells) => rows[0]?.length ?? 0

function readFrom(file: string, from: number, delimiter: string): SheetCells {
  const rows: SheetCell[][] = [[]]
  let at = from
  while (at < file.length) {
    const cell = readCell(file, at, delimiter)
    rows.at(-1)?.push(cell)
    at = cell.end
    if (file[at] === delimiter) {
      at += 1
      // The file ends behind a delimiter: one more cell, with nothing in it.
      if (at === file.length) rows.at(-1)?.push({ text: '', start: at, end: at })
    } else if (at < file.length) {
      at += file.startsWith('\r\n', at) ? 2 : 1
      if (at < file.length) rows.push([])
    }
  }
  return { delimiter, rows: file.length === from ? [] : rows }
}

function readCell(file: string, start: number, delimiter: string): SheetCell {
  if (file[start] !== '"') return bareCell(file, start, start, delimiter)
  let text = ''
  let at = start + 1
  for (;;) {
    const quote = file.indexOf('"', at)
    if (quote < 0) return { text: text + file.slice(at), start, end: file.length }
    text += file.slice(at, quote)
    at = quote + 1
    if (file[at] !== '"') break
    text += '"'
    at += 1
  }
  // What some programs write behind the closing quote belongs to the cell.
  const rest = bareCell(file, start, at, delimiter)
  return { ...rest, text: text + rest.text }
}

function bareCell(file: string, start: number, from: number, delimiter: string): SheetCell {
  let end = from
  while (end < file.length && file[end] !== delimiter && file[end] !== '\r' && file[end] !== '\n') end += 1
  return { text: file.slice(from, end), start, end }
}

/** The file with some cells changed. What is written is quoted where it has to be, or was before. */
export function changeCells(file: string, delimiter: string, changes: readonly CellChange[]): string {
  const parts: string[] = []
  let at = 0
  for (const { cell, text } of changes.toSorted((a, b) => a.cell.start - b.cell.start)) {
    const quoted = file[cell.start] === '"' || text.includes(delimiter) || /["\r\n]/.test(text)
    parts.push(file.slice(at, cell.start), quoted ? `"${text.replaceAll('"', '""')}"` : text)
    at = cell.end
  }
  return [...parts, file.slice(at)].join('')
}
