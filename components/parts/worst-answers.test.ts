// Nothing that is typed or pasted may hang the tab: whatever stands in an answer, its widget draws a bounded number of
// elements. (How long the models take is counted in steps, and fuzzed, beside each of them.)
import { createElement, Fragment } from 'react'
import { renderToString } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { cacheTraceWidget } from '#components/parts/cache-trace/cache-trace-widget.tsx'
import { cookieTraceWidget } from '#components/parts/cookie-trace/cookie-trace-widget.tsx'
import { dnsBytesWidget } from '#components/parts/dns-bytes/dns-bytes-widget.tsx'
import { dnsTraceWidget } from '#components/parts/dns-trace/dns-trace-widget.tsx'
import { dnsZoneWidget } from '#components/parts/dns-zone/dns-zone-widget.tsx'
import { firewallWidget } from '#components/parts/firewall-policy/firewall-widget.tsx'
import { httpMessageWidget } from '#components/parts/http-message/http-message-widget.tsx'
import { httpReadingWidget } from '#components/parts/http-reading/http-reading-widget.tsx'
import { mailDialogueWidget } from '#components/parts/mail-dialogue/mail-dialogue-widget.tsx'
import { matchingWidget } from '#components/parts/matching/matching-widget.tsx'
import { orderingWidget } from '#components/parts/ordering/ordering-widget.tsx'
import { shortTextWidget } from '#components/parts/short-text/short-text-widget.tsx'
import { tableWidget } from '#components/parts/table/table-widget.tsx'
import { topologyWidget } from '#components/parts/topology/topology-widget.tsx'
import {
  askedFieldsMax,
  fieldCharactersMax,
  hexCharactersMax,
} from '#graders/parts/dns-bytes/dns-bytes-response.ts'
import { messageCharactersMax } from '#graders/parts/http-message/http-message-response.ts'
import { matchedMax } from '#graders/parts/matching/matching-response.ts'
import { orderedMax } from '#graders/parts/ordering/ordering-response.ts'
import type { PartResponse, PresentedPart } from '#graders/parts/registry.ts'
import { cellCharactersMax, tableColumnsMax, tableRowsMax } from '#graders/parts/table/table-response.ts'
import { policyCharactersMax } from '#graders/parts/topology/topology-response.ts'
import { zoneTextMax } from '#protocols/dns/zone/zone-text.ts'
import { rulesMax } from '#protocols/firewall/rule/rule.ts'

const head = { id: 'part', ask: 'What?', points: 1 }
/** A policy has a row of controls for each of its 200 rules; nothing else comes near. */
const elementsMax = (kind: string) => (kind === 'firewall-policy' ? 20_000 : 5_000)

const zone = (text: string): [PresentedPart, PartResponse] => [
  {
    ...head,
    kind: 'dns-zone',
    origin: 'shop.example.',
    servers: [{ name: 'ns1.shop.example.', address: '192.0.2.1' }],
    elsewhere: [],
    starter: '',
    types: ['A'],
    lint: 'live',
  },
  { kind: 'dns-zone', text: filled(text, zoneTextMax) },
]

const message = (text: string): [PresentedPart, PartResponse] => [
  { ...head, kind: 'http-message', message: 'request', answersTo: 'GET', starter: '' },
  { kind: 'http-message', text: filled(text, messageCharactersMax) },
]

const policy = (source: string): [PresentedPart, PartResponse] => [
  {
    ...head,
    kind: 'firewall-policy',
    vocabulary: { zones: [{ id: 'net', says: 'the net' }], names: [] },
    requirements: [],
    start: { rules: [], otherwise: 'deny' },
    marksAnomalies: true,
  },
  {
    kind: 'firewall-policy',
    otherwise: 'deny',
    rules: Array.from({ length: rulesMax }, (_, index) => ({
      action: index % 2 === 0 ? ('accept' as const) : ('deny' as const),
      protocol: 'tcp' as const,
      zone: 'any',
      source: source.replaceAll('N', String(index)),
      sourcePorts: `${index * 7}-${index * 90 + 2_000}`,
      destination: `10.${index}.0.0/15`,
      destinationPorts: `${index * 11}-${index * 80 + 3_000}`,
      state: 'any' as const,
    })),
  },
]

const many = (count: number) => Array.from({ length: count }, (_, at) => `text ${at}`)

const matching = (chosen: number): [PresentedPart, PartResponse] => [
  { ...head, kind: 'matching', left: many(matchedMax), right: many(matchedMax), credit: 'share' },
  { kind: 'matching', chosen: many(matchedMax).map(() => chosen) },
]

const ordering = (item: (at: number) => number): [PresentedPart, PartResponse] => [
  { ...head, kind: 'ordering', items: many(orderedMax), spares: true, credit: 'prefix' },
  { kind: 'ordering', order: many(orderedMax).map((_, at) => item(at)) },
]

const table = (cells: 'choice' | 'number' | 'text', text: string): [PresentedPart, PartResponse] => [
  {
    ...head,
    kind: 'table',
    head: 'Row',
    rows: many(tableRowsMax),
    columns: many(tableColumnsMax).map((title) => ({
      title,
      cells,
      options: cells === 'choice' ? many(20) : [],
    })),
    credit: 'cells',
  },
  {
    kind: 'table',
    cells: many(tableRowsMax).map(() => many(tableColumnsMax).map(() => filled(text, cellCharactersMax))),
  },
]

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at)

const cacheTrace = (age: string): [PresentedPart, PartResponse] => [
  {
    ...head,
    kind: 'cache-trace',
    shared: true,
    heuristic: 0.1,
    origin: [{ path: '/', versions: [{ fromS: 0, lines: ['200', 'Cache-Control: max-age=60'] }] }],
    requests: numbers(20).map((atS) => ({ atS, lines: ['GET /'], by: 'Ann' })),
    outcomes: [{ id: 'cache', name: 'From the cache' }],
  },
  { kind: 'cache-trace', rows: numbers(20).map(() => ({ outcome: 'cache', age: filled(age, 40) })) },
]

const cookieTrace = (place: number): [PresentedPart, PartResponse] => [
  {
    ...head,
    kind: 'cookie-trace',
    requests: numbers(20).map((atS) => ({ atS, says: 'A request', sets: ['a=1'], offered: numbers(20) })),
    cookies: many(20),
  },
  { kind: 'cookie-trace', rows: numbers(20).map(() => numbers(20).map(() => place)) },
]

const reading = (text: string): [PresentedPart, PartResponse] => [
  {
    ...head,
    kind: 'http-reading',
    text: filled('GET / HTTP/1.1\r\n', 4_000),
    questions: many(20).map((ask) => ({ ask, cells: 'number', options: [] })),
  },
  { kind: 'http-reading', answers: many(20).map(() => filled(text, 300)) },
]

const mail = (text: string): [PresentedPart, PartResponse] => [
  { ...head, kind: 'mail-dialogue', server: { host: 'mx.example', mailboxes: ['a@b.example'] }, starter: '' },
  { kind: 'mail-dialogue', text: filled(text, 8_000) },
]

const octets = (hex: string): [PresentedPart, PartResponse] => [
  { ...head, kind: 'dns-bytes', task: 'write', hex: '', fields: [], longest: 68 },
  { kind: 'dns-bytes', fields: [], hex: filled(hex, hexCharactersMax) },
]

const octetFields = (text: string): [PresentedPart, PartResponse] => [
  {
    ...head,
    kind: 'dns-bytes',
    task: 'read',
    hex: filled('00', 4_000),
    fields: numbers(askedFieldsMax).map((at) => ({ id: `answer.${at + 1}.ttl`, label: `Answer ${at}` })),
    longest: null,
  },
  {
    kind: 'dns-bytes',
    fields: numbers(askedFieldsMax).map(() => filled(text, fieldCharactersMax)),
    hex: '',
  },
]

const hops = (party: string): [PresentedPart, PartResponse] => [
  {
    ...head,
    kind: 'dns-trace',
    recursion: 'resolver',
    zones: [{ origin: '.', servers: ['a.'], ttlS: 1, negativeS: 1, records: [] }],
    lookups: numbers(6).map((atS) => ({ atS, asks: 'a. A' })),
    parties: many(6),
    questions: many(6),
    answers: [{ id: 'answer', name: 'the answer' }],
  },
  {
    kind: 'dns-trace',
    walks: numbers(6).map(() =>
      numbers(14).map(() => ({ from: filled(party, 255), to: party, question: 99, got: 'answer' as const })),
    ),
  },
]

const topology = (policy: (at: number) => string): [PresentedPart, PartResponse] => [
  {
    ...head,
    kind: 'topology',
    zones: numbers(6).map((at) => ({ id: `zone${at}`, says: 'a zone', addresses: `10.${at}.0.0/24` })),
    routers: numbers(4).map((at) => ({
      id: `router${at}`,
      between: [`zone${at}`, `zone${at + 1}`],
      start: 'default deny',
      fixed: false,
    })),
    hosts: numbers(12).map((at) => ({
      id: `host${at}`,
      says: 'a host',
      number: at,
      where: ['zone1'],
      relays: [],
    })),
    requirements: [],
  },
  {
    kind: 'topology',
    placed: {},
    policies: Object.fromEntries(
      numbers(4).map((router) => [
        `router${router}`,
        numbers(40)
          .map(policy)
          .join('\n')
          .slice(0, policyCharactersMax)
          .replace(/\n[^\n]*$/u, ''),
      ]),
    ),
  },
]

const line = (text: string): [PresentedPart, PartResponse] => [
  { ...head, kind: 'short-text', about: filled('something ', 300), caseMatters: true },
  { kind: 'short-text', text: filled(text, 300) },
]

const filled = (text: string, length: number) => text.repeat(Math.ceil(length / text.length)).slice(0, length)

const widgets = [
  cacheTraceWidget,
  cookieTraceWidget,
  httpReadingWidget,
  mailDialogueWidget,
  shortTextWidget,
  dnsBytesWidget,
  dnsTraceWidget,
  dnsZoneWidget,
  httpMessageWidget,
  firewallWidget,
  matchingWidget,
  orderingWidget,
  tableWidget,
  topologyWidget,
]

describe('a widget draws a bounded number of elements', () => {
  test.each<[string, [PresentedPart, PartResponse]]>([
    ['empty lines', zone('\n')],
    ['as many records as there is room for', zone('a A 1\n')],
    ['as many faults', zone('a Q (\n')],
    ['no-break spaces', zone('\u00a0')],
    ['brackets', zone('(\n')],
    ['empty lines in a message', message('\n')],
    ['fields', message('GET / HTTP/1.1\r\nA:b\r\n')],
    ['lone surrogates', message('\ud800')],
    ['chunks', message('POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n1\r\na\r\n')],
    ['slabs across each other', policy('10.N.0.0/14')],
    ['addresses that are none', policy('N.N')],
    ['pairs', matching(0)],
    ['pairs with what is not offered', matching(99)],
    ['a long order', ordering((at) => at)],
    ['an order of what is not offered', ordering((at) => 99 - at)],
    ['cells that cannot be chosen', table('choice', 'x')],
    ['cells of digits', table('number', '9')],
    ['cells that are no numbers', table('number', '1e9^')],
    ['ages that are no numbers', cacheTrace('1e9^')],
    ['a cookie twenty times', cookieTrace(0)],
    ['cookies that are not offered', cookieTrace(99)],
    ['readings that are no numbers', reading('x')],
    ['empty lines to a mail server', mail('\n')],
    ['commands that are none', mail('x\n')],
    ['as many questions as there is room for', octets('0000 0100 ffff 0000 0000 0000')],
    ['octets of nothing', octets('00')],
    ['pointers', octets('c00c')],
    ['no octets', octets('x')],
    ['fields that are no numbers', octetFields('9')],
    ['as many hops as there is room for', hops('text 1')],
    ['hops of nobody', hops('x')],
    ['slabs in every router', topology((at) => `deny tcp from ${at * 6}.0.0.0/7 port ${at}-${at * 900}`)],
    ['rules that are none', topology(() => 'x')],
    ['a line of combining marks', line('\u0301')],
    ['cells of lone surrogates', table('text', '\ud800')],
  ])('%s', (_, [part, answer]) => {
    const props = { part, answer, onAnswer: () => {}, locked: false, result: null }
    const shown = widgets.map((widget) => widget.show(props))
    const html = renderToString(createElement(Fragment, null, ...shown))
    const elements = html.split('<').length / 2
    expect(html.length).toBeGreaterThan(500)
    expect(elements).toBeLessThan(elementsMax(part.kind))
  })
})
