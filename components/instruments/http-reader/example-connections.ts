import type { SentOctets } from '#components/instruments/http-reader/connection-address.ts'

const lines = (...all: readonly string[]) => all.join('\r\n')
const request = (text: string): SentOctets => ({ kind: 'request', answersTo: 'GET', text })
const response = (text: string): SentOctets => ({ kind: 'response', answersTo: 'GET', text })

/** What is worth a look, sound and not. */
export const exampleConnections: readonly { id: string; name: string; sent: SentOctets }[] = [
  {
    id: 'pipelined',
    name: 'two requests, one behind the other',
    sent: request(
      lines(
        'POST /orders HTTP/1.1',
        'Host: shop.example',
        'Content-Type: application/x-www-form-urlencoded',
        'Content-Length: 7',
        '',
        'tea=two',
      ) + lines('GET /orders HTTP/1.1', 'Host: shop.example', '', ''),
    ),
  },
  {
    id: 'chunked',
    name: 'a response in chunks',
    sent: response(
      lines(
        'HTTP/1.1 200 OK',
        'Date: Mon, 30 Nov 2026 12:00:00 GMT',
        'Content-Type: text/plain',
        'Transfer-Encoding: chunked',
        '',
        '4',
        'one ',
        '8',
        'by chunk',
        '0',
        '',
        '',
      ),
    ),
  },
  {
    id: 'until-close',
    name: 'a response that ends with the connection',
    sent: response(lines('HTTP/1.0 200 OK', 'Content-Type: text/plain', '', 'as long as it comes')),
  },
  {
    id: 'both',
    name: 'two lengths that contradict each other',
    sent: request(
      lines(
        'POST /search HTTP/1.1',
        'Host: shop.example',
        'Content-Length: 6',
        'Transfer-Encoding: chunked',
        '',
        '0',
        '',
        'GET /admin HTTP/1.1',
        'Host: shop.example',
        '',
        '',
      ),
    ),
  },
  {
    id: 'short',
    name: 'a body that is shorter than announced',
    sent: response(
      lines('HTTP/1.1 200 OK', 'Content-Type: text/plain', 'Content-Length: 20', '', 'not twenty'),
    ),
  },
  {
    id: 'bare',
    name: 'lines that end in LF alone',
    sent: request('GET /notes HTTP/1.1\nHost: www.example\n\n'),
  },
]
