import { fuzzReader } from '../../../tests/support/fuzz/fuzz-reader.ts'
import { bytesOf } from '../../../tests/support/fuzz/reader.ts'
import { parseRoster } from './roster.ts'

fuzzReader({
  name: 'a roster',
  read(input) {
    const read = parseRoster(bytesOf(input), 'roster.csv')
    if (!read.ok) {
      if (!/^The roster “roster\.csv” \S.*/s.test(read.says)) throw new Error(read.says)
      return
    }
    for (const { id, name, row } of read.roster.students) {
      if (id === '' || name === '' || read.roster.table[row] === undefined)
        throw new Error(`${id} ${name} ${row}`)
      read.roster.find({ person: id, name, internal: true })
    }
  },
  words: [
    'id',
    'name',
    'Identifier',
    'Full name',
    'Participant 11',
    '"Participant 1 (Ada)"',
    'Student',
    'ID',
    'Section',
    ',',
    '"',
    '""',
    ';',
    'Points Possible',
    'Lab 1 (77)',
  ],
  documents: [
    'id,name\ns1,Ada Lovelace\ns2,"Bob, Jr."\n',
    '\u00ef\u00bb\u00bfIdentifier,"Full name",Grade,"Maximum Grade"\r\n"Participant 11","Participant 11 (Ada)",,100.00\r\n',
    'Student,ID,SIS User ID,Section,Lab 1 (77)\n    Points Possible,,,,18\n"Lovelace, Ada",101,u1,A,\n',
  ],
  charactersMax: 50_000,
  pumps: [{ before: 'id,name\n', unit: '7,Ada\n', after: '' }],
})
