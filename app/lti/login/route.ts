import { readForm } from '#app/lti/read-form.ts'
import { startLogin } from '#server/lti/launch/start-login.ts'

/** A platform sends people here by either method, as it likes. */
export const GET = (request: Request): Promise<Response> =>
  startLogin(new URL(request.url).searchParams, request.headers)

export const POST = async (request: Request): Promise<Response> =>
  startLogin(await readForm(request), request.headers)
