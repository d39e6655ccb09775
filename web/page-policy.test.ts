import { expect, it } from 'vitest'
import { isScriptless, pagePolicy, withoutScripts } from './page-policy.ts'

it('lets no script run where a password is typed, and everywhere else those of the page', () => {
  for (const target of [
    '/sign-in',
    '/sign-in?next=%2Fitems%2F1',
    '/invitations/x',
    '/reset/x',
    '/join?code=A',
  ]) {
    expect(isScriptless(target)).toBe(true)
    expect(pagePolicy(target)).toContain("script-src 'none'")
  }
  for (const target of ['/', '/sign-in-again', '/joined', '/items/sign-in', '/courses/invitations/x']) {
    expect(isScriptless(target)).toBe(false)
    expect(pagePolicy(target)).toMatch(/script-src 'self' 'nonce-[\w+/]{22}==' 'strict-dynamic'/)
  }
  expect(pagePolicy('/api/health')).toBeNull()
})

it('takes scripts out of a page, and nothing else', () => {
  const page = `<head><link rel="stylesheet" href="/a.css"/><link rel="preload" as="script" href="/a.js"/><script src="/b.js" async=""></script></head><body><form action="" method="POST"><input name="email"/></form><script nonce="n">push("<p>\\u003c/script>",
2)</script><p>after</p></body>`
  expect(withoutScripts(page)).toBe(
    '<head><link rel="stylesheet" href="/a.css"/></head><body><form action="" method="POST"><input name="email"/></form><p>after</p></body>',
  )
})
