// The one writer of tables that people open in a spreadsheet: RFC 4180 (CR LF, quotes where needed) in UTF-8. What
// students and authors call themselves and their files can make neither a row nor a formula of it.
import { stringify } from 'csv-stringify/sync'

export type CsvCell = string | number

interface CsvOptions {
  /** A byte order mark, without which spreadsheets take UTF-8 for something else. */
  bom?: boolean
}

export function writeCsv(rows: readonly (readonly CsvCell[])[], { bom = true }: CsvOptions = {}): string {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell : safeCell(cell))))
  return stringify(cells, { bom, record_delimiter: 'windows' })
}

/**
 * One line, which begins no formula: what would begin one gets an apostrophe in front, also behind a separator, as a
 * spreadsheet may divide at another one than the comma, and then not heed the quotes.
 */
function safeCell(text: string): string {
  const line = text.toWellFormed().replaceAll(/[\p{Cc}\u2028\u2029\ufeff]+/gu, ' ')
  // A lone hyphen is Moodle's word for nothing.
  return line === '-' ? line : line.replaceAll(beginsFormula, "$<before>'")
}

const beginsFormula = /(?<before>^|[,;|])(?=[\s"]*[=+\-@＝＋－＠])/gu
