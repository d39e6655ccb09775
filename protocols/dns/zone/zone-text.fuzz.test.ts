import { loadZone } from '#protocols/dns/zone/load-zone.ts'
import { zoneTextMax } from '#protocols/dns/zone/zone-text.ts'
import { checkSentences } from '../../../tests/support/fuzz/check-sentences.ts'
import { fuzzReader } from '../../../tests/support/fuzz/fuzz-reader.ts'

fuzzReader({
  name: 'zone text',
  read(text) {
    const { problems, text: written } = loadZone(text, 'shop.example.')
    checkSentences(...problems.flatMap(({ says, remedy }) => [says, remedy]))
    const lines = text.split('\n').length
    const isIn = (line: number) => line >= 1 && line <= lines
    if (!problems.every(({ line, column }) => isIn(line) && column >= 1))
      throw new Error(`no place in the text: ${JSON.stringify(problems)}`)
    if (!written.entries.every(({ first, last }) => isIn(first) && isIn(last) && first <= last))
      throw new Error(`no lines of the text: ${JSON.stringify(written.entries)}`)
  },
  words: [
    '$TTL',
    '$ORIGIN',
    '$INCLUDE',
    '$GENERATE',
    'IN',
    'CH',
    'A',
    'AAAA',
    'NS',
    'SOA',
    'MX',
    'TXT',
    'CNAME',
    'SRV',
    'CAA',
    'PTR',
    'TYPE65534',
    String.raw`\#`,
    String.raw`\300`,
    String.raw`\"`,
    '\\',
    '@',
    '*',
    'www',
    'x.',
    '192.0.2.1',
    '2001:db8::1',
    '1h',
    '"text"',
  ],
  documents: [
    '$TTL 3600\n@ IN SOA ns1 host ( 1 2h ; refresh\n 15m 2w 5m )\n  NS ns1\nns1 A 192.0.2.1\nwww 60 CNAME @\n',
    '$ORIGIN shop.example.\n$TTL 1h\n@ SOA a b 1 2 3 4 5\n@ MX 10 mail\nt TXT "a;b" c\\"d "\\065"\n_x._tcp SRV 0 5 80 @\n',
  ],
  charactersMax: zoneTextMax,
})
