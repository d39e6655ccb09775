// Messages from the llhttp test suite with the verdicts of six independent servers, where that file stands beside
// the checkout. Nothing of it is copied here.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { parseConnection } from '#protocols/http/parse-connection.ts'

const file = resolve(import.meta.dirname, '../../../shared/vectors/http/llhttp-agreed.json')
const CaseSchema = z.object({
  id: z.string(),
  message_b64: z.base64(),
  published: z.enum(['valid', 'invalid', 'incomplete']),
})
const FileSchema = z.object({ requests: z.array(CaseSchema), responses: z.array(CaseSchema) })

/** Cases whose published verdict is not that of the RFC, or needs something that the file does not say. */
const reasons: Readonly<Record<string, { verdict: string; answersTo?: string; because: string }>> = {
  'llhttp:response/sample:ICE response': {
    verdict: 'invalid',
    because: 'ICE/1.1 is not HTTP: HTTP-name is "HTTP", case-sensitive (RFC 9112 section 2.3).',
  },
  'llhttp:response/content-length:Content-Length reset when no body is received': {
    verdict: 'valid',
    answersTo: 'HEAD',
    because:
      'Two responses with Content-Length and no body are valid only as answers to HEAD (RFC 9112 section 6.3, ' +
      'first case). To GET the first would be incomplete (section 8), as four of four clients said.',
  },
}

function verdictOn(message: string, kind: 'request' | 'response', answersTo = 'GET'): string {
  const { findings, messages } = parseConnection(Buffer.from(message, 'base64'), { kind, answersTo })
  // The servers were asked with a Host that these messages do not have.
  const rejections = findings.filter(
    ({ code, severity }) => severity === 'rejects' && code !== 'host-missing',
  )
  if (rejections.some(({ code }) => !code.startsWith('incomplete'))) return 'invalid'
  // The client has its answer when the first one is whole; the next may be on its way.
  if (kind === 'response' && messages[0]?.complete) return 'valid'
  return rejections.length > 0 ? 'incomplete' : 'valid'
}

describe.skipIf(!existsSync(file))('the published vectors', () => {
  const { requests, responses } = existsSync(file)
    ? FileSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    : { requests: [], responses: [] }

  test.each(requests)('$id', ({ message_b64, published }) => {
    expect(verdictOn(message_b64, 'request')).toBe(published)
  })

  test.each(responses)('$id', ({ id, message_b64, published }) => {
    const { verdict, answersTo } = reasons[id] ?? { verdict: published }
    expect(verdictOn(message_b64, 'response', answersTo)).toBe(verdict)
  })

  test('are all there', () => {
    expect([requests.length, responses.length]).toEqual([44, 37])
    const ids = responses.map(({ id }) => id)
    expect(Object.keys(reasons).filter((id) => !ids.includes(id))).toEqual([])
  })
})

test.runIf(!existsSync(file))('LEFT OUT: no vectors beside the checkout', () => {
  console.warn(`The HTTP vectors were left out: ${file} is not there.`)
})
