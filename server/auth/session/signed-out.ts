import { type Refusal, refuse } from '#server/refusal.ts'

export type SignedOut = Refusal<'signed-out'>

/** What an action answers when the session ended while its page was open. */
export const signedOut = (): SignedOut =>
  refuse(
    'signed-out',
    'You are signed out. Sign in in another tab, then try again here: nothing you typed is lost.',
  )
