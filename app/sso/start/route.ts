import { startSso } from '#server/auth/sso/start-sso.ts'

/** A link leads here, not a form: a form's policy (form-action) would have to name each address that a provider
 * redirects to. */
export const GET = (request: Request): Promise<Response> =>
  startSso(new URL(request.url).searchParams.get('next'), request.headers)
