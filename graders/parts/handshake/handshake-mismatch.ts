import * as z from 'zod'
import type { Told } from '#graders/explain/explanation.ts'
import { MismatchTextSchema as text } from '#graders/outcome.ts'

export const handshakeMismatches = [
  z.strictObject({ code: z.literal('message-too-early'), message: text, at: z.int().min(1), follows: text }),
  z.strictObject({ code: z.literal('stray-message'), message: text, at: z.int().min(1) }),
  z.strictObject({ code: z.literal('messages-missing'), missing: z.int().min(1) }),
  z.strictObject({ code: z.literal('wrong-about-handshake'), question: text, actual: text, follows: text }),
] as const
export type HandshakeMismatch = z.infer<(typeof handshakeMismatches)[number]>

export function explainHandshake(mismatch: HandshakeMismatch): Told {
  switch (mismatch.code) {
    case 'message-too-early':
      return {
        headline: `“${mismatch.message}” cannot come at place ${mismatch.at} yet.`,
        why: mismatch.follows,
      }
    case 'stray-message':
      return { headline: `“${mismatch.message}”, at place ${mismatch.at}, is no message of this handshake.` }
    case 'messages-missing':
      return {
        headline: `What stands there is in order, and ${mismatch.missing === 1 ? 'one message is' : `${mismatch.missing} messages are`} missing.`,
      }
    case 'wrong-about-handshake':
      return {
        headline: 'What is said about the handshake is not right.',
        received: `${mismatch.question}: ${mismatch.actual}`,
        why: mismatch.follows,
      }
  }
}
