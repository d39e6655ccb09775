/** The fields of a form as browsers send it; the edge has bounded it (web/check-body.ts). Nothing for what is none. */
export async function readForm(request: Request): Promise<URLSearchParams> {
  const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false
  return new URLSearchParams(isForm ? await request.text() : '')
}
