import { expect, test } from 'vitest'
import { typesetText } from '#graders/exercise/typeset.ts'

const html = (text: string) =>
  typesetText(text)
    .map((piece) => ('html' in piece ? piece.html : JSON.stringify(piece)))
    .join('')

test('raw HTML of an author never becomes an element', () => {
  const shown = html(
    'Before <script>alert(1)</script> <img src=x onerror=alert(1)> after\n\n<div onclick="x()">y</div>',
  )
  expect(shown).not.toMatch(/<script|<img|onerror|onclick/)
  expect(shown).toContain('Before')
})

test.each([
  '[here](javascript:alert(1))',
  '[here](JavaScript:alert(1))',
  '[here](data:text/html,x)',
  '[here](//evil.example)',
  '[here]: javascript:alert(1)\n\n[here]',
])('a link cannot run script or leave unseen: %s', (text) => {
  expect(html(text)).toBe('<p><span>here</span></p>')
})

test.each([
  ['at www.shop7.example', '<p>at <span>www.shop7.example</span></p>'],
  ['**www.shop7.example**', '<p><strong><span>www.shop7.example</span></strong></p>'],
  ['GET http://a.example/b', '<p>GET <span>http://a.example/b</span></p>'],
  ['to ada@x.example', '<p>to <span>ada@x.example</span></p>'],
  ['<https://a.example>', '<p><a href="https://a.example">https://a.example</a></p>'],
  ['[a](https://a.example)', '<p><a href="https://a.example">a</a></p>'],
  ['[**a**][1]\n\n[1]: https://a.example', '<p><a href="https://a.example"><strong>a</strong></a></p>'],
])('a host that a text is about is no link, and a link is one: %s', (text, expected) => {
  expect(html(text)).toBe(expected)
})

test('footnotes lead to their notes and back', () => {
  expect(html('a[^1]\n\n[^1]: b')).toMatch(
    /<a href="#user-content-fn-1"[\s\S]*<a href="#user-content-fnref-1"/,
  )
})

test.each([
  ['a < b & "c" > d', '<p>a &#x3C; b &#x26; "c" > d</p>'],
  ['`<script>`', '<p><code>&#x3C;script></code></p>'],
  [
    '![a "b" <c>](/x.png "it\'s <d> & \\"e\\"")',
    '<p><img src="/x.png" alt="a &#x22;b&#x22; <c>" title="it&#x27;s <d> &#x26; &#x22;e&#x22;"></p>',
  ],
  ['[x](/a"onclick=y)', '<p><a href="/a%22onclick=y">x</a></p>'],
])('what is no markup stays text: %s', (text, expected) => {
  expect(html(text)).toBe(expected)
})

test('KaTeX builds no link, no image and no element out of a formula', () => {
  const shown = html('$\\href{javascript:alert(1)}{x}$ $\\includegraphics{x.png}$ $\\text{<img src=x>}$')
  expect(shown).not.toMatch(/<a |<img/)
})

test('maths is set, with MathML for screen readers', () => {
  const shown = html('$$\n(1+n)\\cdot 2\\,RTT\n$$')
  expect(shown).toContain('<math xmlns="http://www.w3.org/1998/Math/MathML"')
  expect(shown).toMatch(
    /^<span role="group" aria-label="Formula" tabindex="0" class="scroll-region katex-display">/,
  )
})

test('a diagram stands where its directive stood, and only there', () => {
  expect(html('Look:\n\n{{diagram total}}\n\nnot {{diagram total}} here')).toBe(
    '<p>Look:</p>\n{"diagram":"total"}\n<p>not {{diagram total}} here</p>',
  )
})

test('code that stands by itself is text, for whoever shows it with a button to copy', () => {
  expect(typesetText('```sh\n$ dig <a>\n```')).toEqual([{ code: '$ dig <a>\n' }])
})

test('headings follow those of the page', () => {
  expect(html('# One\n\n## Two\n\n###### Six')).toBe('<h3>One</h3>\n<h4>Two</h4>\n<h6>Six</h6>')
})

test('what is wide has a frame that keys can scroll', () => {
  expect(html('- a list\n\n      code')).toContain(
    '<div role="group" aria-label="Code" tabindex="0" class="scroll-region"><pre><code>code\n</code></pre></div>',
  )
  expect(html('| a |\n|--:|\n| 1 |')).toContain(
    'aria-label="Table" tabindex="0" class="scroll-region"><table>',
  )
})

test('nothing is nested beyond what can be shown', () => {
  expect(() => typesetText(`${'> '.repeat(300)}deep`)).toThrow(RangeError)
})
