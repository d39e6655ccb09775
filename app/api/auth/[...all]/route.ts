import { auth } from '#server/auth/auth.ts'

// better-auth's own endpoints: session and sign-out. It checks the origin of what changes something, and counts
// requests in the database. Sign-in, sign-up and account changes are closed here (server/auth/auth.ts).
const handle = (request: Request): Promise<Response> => auth().handler(request)

export { handle as GET, handle as POST }
