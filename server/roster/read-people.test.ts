import { expect, it } from 'vitest'
import { readPeople } from '#server/roster/read-people.ts'

const people = (text: string) =>
  readPeople(text).people.map(({ line, email, name, section }) =>
    [line, email, name, section].map(String).join(' | '),
  )
const left = (text: string) => readPeople(text).unreadable.map(({ line, says }) => `${line}: ${says}`)

it.each<[string, string, string[]]>([
  ['addresses', 'A@x.test, b@x.test\nc@x.test d@x.test', ['a@x.test', 'b@x.test', 'c@x.test', 'd@x.test']],
  [
    'a mail program’s',
    'Ada L <a@x.test>; "Hopper, Grace" <g@x.test>;',
    ['a@x.test Ada L', 'g@x.test Grace Hopper'],
  ],
  [
    'names beside',
    'Ada Lovelace a@x.test\r\n\r\nGrace\tg@x.test',
    ['a@x.test Ada Lovelace', 'g@x.test Grace'],
  ],
  [
    'a table',
    'Name,Email,Section\nAda,a@x.test,A\n"Hopper, Grace",g@x.test,',
    ['a@x.test Ada A', 'g@x.test Grace Hopper'],
  ],
  [
    'semicolons, another order, a BOM',
    '\ufeffGruppe;E-Mail-Adresse;Vorname;Nachname\r\nB;a@x.test;Ada;Lovelace\r\n',
    ['a@x.test Ada Lovelace B'],
  ],
  ['sections and groups', 'group,email,section\n7,a@x.test,Monday\n', ['a@x.test Monday 7']],
  ['tabs and quotes', '"email"\t"name"\n"a@x.test"\t"Ada ""the"" L"', ['a@x.test Ada "the" L']],
  ['more columns than asked for', 'id,email address,phone\n1,a@x.test,+1\n', ['a@x.test']],
])('reads %s', (_what, text, expected) => {
  const told = readPeople(text).people.map(({ email, name, section, group }) =>
    [email, name, section, group].filter((word) => word !== null).join(' '),
  )
  expect(told).toEqual(expected)
  expect(left(text)).toEqual([])
})

it('says of each line that it cannot read why, and reads the others', () => {
  const text =
    'email,name,section\nada,Ada,A\na@x.test,Ada,A\n,Bob,B\nA@X.test,Ada again,\nc@x.test,' + 'c'.repeat(101)
  expect(people(text)).toEqual(['3 | a@x.test | Ada | A'])
  expect(left(text)).toEqual([
    '2: This is not an email address.',
    '4: No address is in it.',
    '5: This address stands in line 3 already.',
    '6: The name is longer than 100 characters.',
  ])
  expect(left('ada, bob@x.test')).toEqual(['1: No address is in it.'])
  expect(left('email,name\na@x.test,"Ada\n')).toEqual([
    expect.stringContaining('a quotation mark is missing or too many'),
  ])
})

it('reads nothing of nothing', () => {
  for (const text of ['', ' \n\t', '\ufeff', ',;,'])
    expect(readPeople(text)).toEqual({ people: [], unreadable: [] })
})

it('takes time in proportion to what it is given', () => {
  const long = 'a <'.repeat(60_000)
  expect(readPeople(long).people).toEqual([])
  expect(readPeople('word '.repeat(40_000)).people).toEqual([])
})
