import { describe, expect, it } from 'vitest'
import { completionsAt } from '#components/authoring/editor/schema-completions.ts'
import { yamlPosition } from '#components/authoring/editor/yaml-position.ts'
import { frontMatterJsonSchema } from '#graders/exercise/source/front-matter-json-schema.ts'

/** What is offered where the text has a | sign. */
function offered(text: string): string[] {
  const [before = '', after = ''] = text.split('|')
  const position = yamlPosition(before, after)
  return position === null ? [] : completionsAt(frontMatterJsonSchema(), position).map(({ label }) => label)
}

describe('completions of the front matter', () => {
  it.each([
    ['at the top, the keys that are not there yet', 'id: a\n|', ['title', 'parts'], ['id', 'kind']],
    ['between keys', 'id: a\nti|\nversion: 1\n', ['title'], ['id', 'version']],
    [
      'in a parameter, in one line',
      'parameters:\n  rtt: { integer: [1, 2], |',
      ['step', 'unit'],
      ['integer', 'title'],
    ],
    [
      'in a parameter that is closed',
      'parameters:\n  rtt: { integer: [1, 2], u| }\nparts:\n',
      ['unit'],
      ['integer'],
    ],
    [
      'in a parameter, on lines',
      'parameters:\n  rtt:\n    integer: [1, 2]\n    |',
      ['step', 'unit'],
      ['integer'],
    ],
    ['the units', 'parameters:\n  rtt: { unit: |', ['ms', 'none', 'Mbps'], ['unit']],
    ['in conventions', 'conventions: { handshake: |', ['counted', 'not-counted'], ['free']],
    ['the kinds of part', 'parts:\n  - id: a\n    kind: |', ['number', 'dns-zone', 'lab'], ['id', 'ms']],
    ['the kind that is begun', 'parts:\n  - id: a\n    kind: num|', ['number', 'dns-zone'], []],
    ['keys of a number', 'parts:\n  - id: a\n    kind: number\n    |', ['tolerance', 'ask'], ['zones', 'id']],
    [
      'keys of a zone, its kind below',
      'parts:\n  - id: a\n    |\n    kind: dns-zone\n',
      ['origin'],
      ['tolerance'],
    ],
    ['in a list at the same column', 'parts:\n- kind: number\n  |', ['tolerance'], ['zones', 'kind']],
    [
      'deeper: a misconception of the kind around',
      'parts:\n  - kind: firewall-policy\n    misconceptions:\n      - id: a\n        |',
      ['policy', 'decides'],
      ['value', 'when'],
    ],
    ['in a test', 'tests:\n  - { response: { a: "1" }, |', ['score', 'misconception'], ['response', 'parts']],
    ['in a list of words', 'parts:\n  - kind: lab\n    languages: [py|]', ['python'], ['ask']],
    [
      'the words of a truth',
      'parts:\n  - kind: firewall-policy\n    marksAnomalies: |',
      ['true', 'false'],
      [],
    ],
    [
      'the second of two parts',
      'parts:\n  - kind: number\n    ask: b\n  - kind: dns-zone\n    |',
      ['origin'],
      ['unit'],
    ],
  ])('%s', (_, text, yes, no) => {
    const found = offered(text)
    expect(found).toEqual(expect.arrayContaining(yes))
    for (const label of no) expect(found).not.toContain(label)
  })

  it.each([
    ['in a quoted text', 'title: "a |"'],
    [
      'in a text with lines of its own',
      'parts:\n  - kind: http-message\n    solution: |\n'.replace('|', '\u0000').replace('\u0000', '>') +
        '      GET |',
    ],
    ['in a comment', 'id: a\n# |'],
    ['below a key that is unknown', 'nonsense:\n  |'],
  ])('are silent %s', (_, text) => {
    expect(offered(text)).toEqual([])
  })

  it('say what a key is for', () => {
    const position = yamlPosition('to', '')
    const found = position && completionsAt(frontMatterJsonSchema(), position)
    expect(found?.find(({ label }) => label === 'topic')?.info).toContain('library')
  })
})
