// The API for programs, for the test that calls each as everybody: here everybody comes with a session.
import { callers, type EntryPoint, get, respondWith } from '#server/testing/entry-points/entry-point.ts'

export const apiEntryPoints: Record<string, EntryPoint> = {
  // Tokens open it, and no session: server/api/answer-request.db.test.ts.
  ...Object.fromEntries(
    ['GET', 'POST'].map((method) => [
      `api/v1/[...path]/route.ts ${method}`,
      {
        may: [],
        call: async (entry) => {
          const request = get('/api/v1/courses', { method })
          const response = await respondWith(entry, request, {
            params: Promise.resolve({ path: ['courses'] }),
          })
          return response.status === 200
        },
      } satisfies EntryPoint,
    ]),
  ),
  'api/v1/openapi.json/route.ts GET': {
    may: callers,
    call: async (entry) => (await respondWith(entry)).status === 200,
  },
}
