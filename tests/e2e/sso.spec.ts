// Single sign-on in a browser: a site of its own, whose operator has an identity provider and no passwords.
import { freePort } from '#server/database/embedded-postgres.ts'
import { startIdentityProvider } from '../support/identity-provider.ts'
import { startTestStack } from '../support/test-stack.ts'
import { expectAccessible } from './support/accessible.ts'
import { expect, test } from './support/test.ts'

test('somebody comes by the identity provider, and is told when it says no', { tag: '@nightly' }, async ({
  page,
}) => {
  const port = (await freePort(0)) ?? 0
  const site = `http://localhost:${port}`
  const idp = await startIdentityProvider(`${site}/sso/callback`)
  const stack = await startTestStack({
    port,
    env: {
      BETTER_AUTH_URL: site,
      OIDC_ISSUER: idp.issuer,
      OIDC_CLIENT_ID: idp.clientId,
      OIDC_CLIENT_SECRET: idp.clientSecret,
      OIDC_NAME: 'the University of Tests',
      PASSWORD_SIGN_IN: 'off',
    },
  })
  try {
    await page.goto(`${site}/account`)
    await expect(page.getByLabel('Password')).toHaveCount(0)
    await page.getByRole('link', { name: 'Sign in with the University of Tests' }).click()
    await expect(page.getByText(/the University of Tests was told no/)).toBeVisible()
    await expectAccessible(page, async (name) => {
      const folder = process.env.SCREENSHOTS
      if (folder !== undefined) await page.screenshot({ path: `${folder}/sso ${name}.png` })
    })

    idp.person({ sub: 'ada', email: 'ada@uni.test', email_verified: true, name: 'Ada L' })
    await page.goto(`${site}/account`)
    await page.getByRole('link', { name: 'Sign in with the University of Tests' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Your account' })).toBeVisible()
    expect(new URL(page.url()).pathname).toBe('/account')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  } finally {
    await stack.stop()
    await idp.close()
  }
})
