import { readForm } from '#app/lti/read-form.ts'
import { finishLaunch } from '#server/lti/launch/finish-launch.ts'

export const POST = async (request: Request): Promise<Response> =>
  finishLaunch(await readForm(request), request.headers)
