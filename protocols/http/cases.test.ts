import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readAnswer } from '#protocols/http/read-answer.ts'

const folder = new URL('../../../shared/cases/http/', import.meta.url)

/** Requests that were once read wrongly, with all that is to be said of each. */
const cases = [
  ['absolute-form-other-host.http', [{ code: 'host-mismatch', severity: 'bends' }]],
  ['folded-empty-first-line.http', [{ code: 'line-folding', severity: 'bends' }]],
  ['te-empty-member.http', [{ code: 'empty-member', severity: 'bends' }]],
  ['target-percent-zz.http', [{ code: 'target', severity: 'rejects', reference: 'RFC 3986 section 2.1' }]],
] as const

// The cases stand beside a checkout of the project, and are left out where they do not.
describe.skipIf(!existsSync(folder))('requests that were read wrongly', () => {
  test.each(cases)('%s', (file, findings) => {
    const text = readFileSync(new URL(file, folder), 'utf8')
    const read = readAnswer(text, { message: 'request', answersTo: 'GET' })
    expect(read.findings).toMatchObject(findings)
    expect(read.findings).toHaveLength(findings.length)
    if (file.startsWith('folded')) expect(read.message.framing).toEqual({ by: 'content-length', octets: 5 })
  })
})
