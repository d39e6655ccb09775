import { findAddress, readAddresses } from '#protocols/firewall/rule/address.ts'
import { readPorts } from '#protocols/firewall/rule/ports.ts'
import { readPacketSet, readRules } from '#protocols/firewall/rule/rule-text.ts'
import { checkSentences } from '../../../tests/support/fuzz/check-sentences.ts'
import { fuzzReader } from '../../../tests/support/fuzz/fuzz-reader.ts'

const words = [
  'accept',
  'deny',
  'tcp',
  'udp',
  'icmp',
  'any',
  'on',
  'from',
  'to',
  'port',
  'new',
  'established',
  'default',
  '#',
  'allow',
  'drop',
  'ports',
  'web',
  'internet',
  '10.0.0.0/8',
  '192.0.2.1',
  '192.0.2.1-192.0.2.9',
  '80',
  '1-1023',
  '> 1023',
  ' / ',
  ', ',
  ' - ',
  '010.0.0.1',
]

fuzzReader({
  name: 'rule text',
  read(text) {
    const read = readRules(text)
    const lines = text.split('\n').length
    if (read.ok) return
    checkSentences(read.says)
    if (read.line < 1 || read.line > lines) throw new Error(JSON.stringify(read))
  },
  words,
  documents: [
    'accept tcp on internet from any to web port 80, 443 new # the web server\ndeny icmp from 10.0.0.0/8 to any\ndefault deny\n',
    'deny any on lan from 192.0.2.1-192.0.2.9 port 1-1023 to any established\naccept udp to any port 53\n',
  ],
  charactersMax: 40_000,
})

fuzzReader({
  name: 'packet sets, addresses and ports',
  read(text) {
    readPacketSet(text)
    readAddresses(text)
    readPorts(text)
    findAddress(text)
  },
  words,
  documents: ['tcp on internet to web port 80 new', '10.0.0.0/8', '192.0.2.1-192.0.2.9', '80, 443'],
  charactersMax: 5_000,
})
