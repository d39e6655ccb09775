import { describe, expect, test } from 'vitest'
import type { CookieBelief } from '#protocols/http-cookies/cookie-belief.ts'
import type { CookieRequest } from '#protocols/http-cookies/cookie-request.ts'
import { playCookieTrace } from '#protocols/http-cookies/play-cookie-trace.ts'

type Written = [
  url: string,
  sets?: string | string[],
  by?: CookieRequest['by'],
  from?: string | undefined,
  atS?: number,
]

function play(written: Written[], belief: CookieBelief | null = null) {
  const requests = written.map(([url, sets = [], by = 'typed', from, atS = 0], index) => ({
    atS: atS || index,
    url: new URL(url),
    by,
    from: from === undefined ? null : new URL(from),
    sets: [sets].flat(),
  }))
  return playCookieTrace(requests, Date.UTC(2026, 10, 30), belief)
}
const lastOf = (written: Written[], belief: CookieBelief | null = null) =>
  play(written, belief)
    .at(-1)
    ?.sent.map(({ name, value }) => `${name}=${value}`)
    .join('; ')

const a = 'https://www.a.example/'
const b = 'https://b.example/'

describe('a browser by RFC 6265bis', () => {
  test.each<[string, Written[], string]>([
    ['back to its host', [[a, 'x=1'], [a]], 'x=1'],
    ['not to a host below', [['https://a.example/', 'x=1'], [a]], ''],
    ['with a Domain also below', [['https://a.example/', 'x=1; Domain=a.example'], [a]], 'x=1'],
    ['a dot before a Domain is nothing', [[a, 'x=1; Domain=.a.example'], ['https://a.example/']], 'x=1'],
    ['no Domain of others', [[a, 'x=1; Domain=b.example'], [b]], ''],
    ['no Domain that is below', [['https://a.example/', 'x=1; Domain=www.a.example'], [a]], ''],
    ['no public suffix', [[a, 'x=1; Domain=example'], [b]], ''],
    [
      'the folder of what set it',
      [['https://b.example/in/side', 'x=1'], ['https://b.example/in/out']],
      'x=1',
    ],
    ['and nothing above', [['https://b.example/in/side', 'x=1'], [b]], ''],
    ['a path by whole names', [[b, 'x=1; Path=/in'], ['https://b.example/inside']], ''],
    ['a path itself', [[b, 'x=1; Path=/in'], ['https://b.example/in']], 'x=1'],
    [
      'a Path that is none',
      [['https://b.example/in/side', 'x=1; Path=in'], ['https://b.example/in/']],
      'x=1',
    ],
    ['Secure not over http', [[b, 'x=1; Secure'], ['http://b.example/']], ''],
    ['Secure not set over http', [['http://b.example/', 'x=1; Secure'], [b]], ''],
    ['http does not replace what is Secure', [[b, 'x=1; Secure'], ['http://b.example/', 'x=2'], [b]], 'x=1'],
    ['a value replaced', [[b, 'x=1'], [b, 'x=2'], [b]], 'x=2'],
    [
      'two paths are two cookies',
      [[b, ['x=1; Path=/', 'x=2; Path=/p']], ['https://b.example/p']],
      'x=1; x=2',
    ],
    ['deleted', [[b, 'x=1'], [b, 'x=; Max-Age=0'], [b]], ''],
    ['Max-Age before Expires', [[b, 'x=1; Max-Age=9; Expires=Thu, 01 Jan 1970 00:00:00 GMT'], [b]], 'x=1'],
    ['an Expires of the past', [[b, 'x=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT'], [b]], ''],
    [
      'ended to the second',
      [
        [b, 'x=1; Max-Age=5'],
        [b, [], 'typed', undefined, 5],
      ],
      '',
    ],
    [
      'not yet ended',
      [
        [b, 'x=1; Max-Age=5'],
        [b, [], 'typed', undefined, 4],
      ],
      'x=1',
    ],
    ['HttpOnly with requests', [[b, 'x=1; HttpOnly'], [b]], 'x=1'],
    [
      'HttpOnly not for scripts',
      [
        [b, ['x=1; HttpOnly', 'y=2']],
        [b, [], 'script'],
      ],
      'y=2',
    ],
    [
      'without SameSite not with an image',
      [
        [b, 'x=1'],
        [b, [], 'image', a],
      ],
      '',
    ],
    [
      'without SameSite with a link',
      [
        [b, 'x=1'],
        [b, [], 'link', a],
      ],
      'x=1',
    ],
    [
      'Lax not with a form',
      [
        [b, 'x=1; SameSite=Lax'],
        [b, [], 'form', a],
      ],
      '',
    ],
    [
      'Strict not with a link',
      [
        [b, 'x=1; SameSite=Strict'],
        [b, [], 'link', a],
      ],
      '',
    ],
    [
      'Strict within its site',
      [
        ['https://a.example/', 'x=1; SameSite=Strict'],
        ['https://a.example/', [], 'image', a],
      ],
      'x=1',
    ],
    [
      'http is another site than https',
      [
        ['http://b.example/', 'x=1; SameSite=Strict'],
        [b, [], 'link', 'http://b.example/'],
      ],
      '',
    ],
    [
      'None with an image',
      [
        [b, 'x=1; SameSite=None; Secure'],
        [b, [], 'image', a],
      ],
      'x=1',
    ],
    ['None needs Secure', [[b, 'x=1; SameSite=None'], [b]], ''],
    ['an image of another site sets no Lax', [[b, 'x=1; SameSite=Lax', 'image', a], [b]], ''],
    ['but None', [[b, 'x=1; SameSite=None; Secure', 'image', a], [b]], 'x=1'],
    ['__Host- has no Domain', [[b, '__Host-x=1; Secure; Path=/; Domain=b.example'], [b]], ''],
    [
      '__Host- has the Path /',
      [[b, ['__Host-x=1; Secure; Path=/', '__Host-y=1; Secure']], [b]],
      '__Host-x=1',
    ],
    ['__Secure- is Secure', [[b, ['__Secure-x=1', '__Secure-y=1; Secure']], [b]], '__Secure-y=1'],
    ['neither name nor value', [[b, ['=', '; Path=/']], [b]], ''],
  ])('%s', (_, written, sent) => expect(lastOf(written)).toBe(sent))
})

describe('wrong ideas, played out', () => {
  test.each<[CookieBelief, Written[], string]>([
    ['host-cookies-go-below', [['https://a.example/', 'x=1'], [a]], 'x=1'],
    ['domain-cookies-stay', [['https://a.example/', 'x=1; Domain=a.example'], [a]], ''],
    ['path-ignored', [['https://b.example/in/side', 'x=1'], [b]], 'x=1'],
    ['secure-ignored', [[b, 'x=1; Secure'], ['http://b.example/']], 'x=1'],
    ['httponly-not-over-https', [[b, 'x=1; HttpOnly'], [b]], ''],
    [
      'scripts-see-all',
      [
        [b, 'x=1; HttpOnly'],
        [b, [], 'script'],
      ],
      'x=1',
    ],
    [
      'same-site-ignored',
      [
        [b, 'x=1; SameSite=Lax'],
        [b, [], 'form', a],
      ],
      'x=1',
    ],
    [
      'never-across-sites',
      [
        [b, 'x=1; SameSite=None; Secure'],
        [b, [], 'image', a],
      ],
      '',
    ],
    [
      'strict-as-lax',
      [
        [b, 'x=1; SameSite=Strict'],
        [b, [], 'link', a],
      ],
      'x=1',
    ],
    ['never-ends', [[b, 'x=1; Max-Age=1'], [b], [b]], 'x=1'],
  ])('%s', (belief, written, sent) => {
    expect(lastOf(written, belief)).toBe(sent)
    expect(lastOf(written)).not.toBe(sent)
  })
})
