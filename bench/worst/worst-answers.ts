// For each kind of part, the answers that are known to take longest to judge, as long as they may be.
import { messageCharactersMax } from '#graders/parts/http-message/http-message-response.ts'
import { matchedMax } from '#graders/parts/matching/matching-response.ts'
import { orderedMax } from '#graders/parts/ordering/ordering-response.ts'
import type { PartResponse } from '#graders/parts/registry.ts'
import { lineCharactersMax } from '#graders/parts/short-text/short-text-response.ts'
import { cellCharactersMax, tableColumnsMax, tableRowsMax } from '#graders/parts/table/table-response.ts'
import { rowsMax } from '#graders/parts/timeline/timeline-response.ts'
import { zoneTextMax } from '#protocols/dns/zone/zone-text.ts'
import { makeDice } from '#protocols/firewall/oracle/dice.ts'
import { intricatePolicies } from '#protocols/firewall/oracle/intricate-policies.ts'
import { typedFormulaMax } from '#protocols/formula/read-formula.ts'

const filled = (text: string, length: number) => text.repeat(Math.ceil(length / text.length)).slice(0, length)
const lines = (line: (at: number) => string, length: number) => {
  let text = ''
  for (let at = 0; text.length < length; at += 1) text += `${line(at)}\n`
  return text.slice(0, text.lastIndexOf('\n', length) + 1)
}

const zone = (text: string): PartResponse => ({ kind: 'dns-zone', text: filled(text, zoneTextMax) })
const zoneLines = (line: (at: number) => string): PartResponse => ({
  kind: 'dns-zone',
  text: lines(line, zoneTextMax),
})
const message = (text: string): PartResponse => ({
  kind: 'http-message',
  text: `GET / HTTP/1.1\r\nHost: a\r\n${filled(text, messageCharactersMax - 60)}\r\n\r\n`,
})

/** What backtracks, what is sorted to be normalised, and what is worked out. */
const longLines = ['a*', '\u0301\u0323', '9^']

export const worstAnswers: Record<string, readonly PartResponse[]> = {
  'firewall-policy': intricatePolicies(makeDice(1)).map(({ list }) => ({
    kind: 'firewall-policy',
    ...list,
  })),
  'dns-zone': [
    zoneLines((at) => `n${at} CNAME n${at + 1}`),
    zoneLines((at) => `n${at} A 192.0.2.${at % 256}`),
    zoneLines((at) => `n${at} NS ns.n${at + 1}`),
    zoneLines((at) => `${filled('a.', 60 + (at % 9))}b TXT "${'x'.repeat(60)}"`),
    zone('www\u00a0A\u00a0192.0.2.1\n'),
    zone('('),
    zone('"\\'),
  ],
  'http-message': [
    message('a:b\r\n'),
    message('a:\r\n '),
    message(`a:${' '.repeat(40)}\t`),
    message('Transfer-Encoding: chunked,,\r\n'),
    message('Cookie: a=b; '),
  ],
  timeline: [
    {
      kind: 'timeline',
      messages: Array.from({ length: rowsMax }, (_, at) => ({
        label: 'SYN',
        from: at % 2 === 0 ? 'client' : 'server',
        to: at % 2 === 0 ? 'server' : 'client',
        leaves: String(at),
        arrives: String(rowsMax - at),
      })),
    },
  ],
  number: [
    { kind: 'number', value: '9'.repeat(60), unit: '' },
    { kind: 'number', value: filled('1e9^', 60), unit: '' },
  ],
  formula: ['RTT+', 'n^', 'nRTT ', '('].map((text) => ({
    kind: 'formula',
    text: filled(text, typedFormulaMax),
  })),
  matching: [{ kind: 'matching', chosen: Array<number>(matchedMax).fill(0) }],
  ordering: [0, 1].map((at) => ({ kind: 'ordering', order: Array<number>(orderedMax).fill(at) })),
  'short-text': longLines.map((text) => ({ kind: 'short-text', text: filled(text, lineCharactersMax) })),
  table: longLines.map((text) => ({
    kind: 'table',
    cells: Array.from({ length: tableRowsMax }, () =>
      Array<string>(tableColumnsMax).fill(filled(text, cellCharactersMax)),
    ),
  })),
}
