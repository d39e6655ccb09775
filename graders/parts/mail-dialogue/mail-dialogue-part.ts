// A part that asks to hold a dialogue with a mail server, as its author writes it.
import * as z from 'zod'
import { dialogueCharactersMax } from '#graders/parts/mail-dialogue/mail-dialogue-response.ts'
import { MisconceptionIdSchema, MisconceptionSaysSchema, partHead } from '#graders/parts/part-head.ts'

const AddressSchema = z
  .string()
  .max(100)
  .regex(/^[a-z0-9.-]+@[a-z0-9.-]+$/u, 'an address in small letters, such as bob@b.example')
const DialogueSchema = z
  .string()
  .min(1)
  .max(dialogueCharactersMax / 2)

export const MailDialoguePartSchema = z.strictObject({
  ...partHead('mail-dialogue'),
  server: z
    .strictObject({
      host: z.string().min(1).max(100).describe('What it calls itself.'),
      mailboxes: z.array(AddressSchema).min(1).max(20).describe('Whose letters it takes.'),
    })
    .describe('Who answers.'),
  client: z.string().min(1).max(100).describe('The name of the client, for its greeting in the solution.'),
  delivers: z
    .strictObject({
      from: z.union([AddressSchema, z.literal('')]).describe('The reverse-path; empty for <>.'),
      to: z.array(AddressSchema).min(1).max(10).describe('The recipients on the envelope, in any order.'),
      header: z
        .record(z.string().max(60), z.string().max(300).nullable())
        .describe(
          'Fields of the header with their values; null for one that must not stand there. May hold {{formula}} templates.',
        ),
      body: z.string().min(1).max(2_000).describe('The body, line by line. May hold {{formula}} templates.'),
    })
    .describe('The one letter that is in the mailboxes in the end.'),
  starter: DialogueSchema.optional().describe('What stands in the editor at first.'),
  misconceptions: z
    .array(
      z.strictObject({
        id: MisconceptionIdSchema,
        example: DialogueSchema.describe(
          'Lines of who thinks so. Recognised where the first thing that is not reached is the same, for the same reason.',
        ),
        says: MisconceptionSaysSchema,
      }),
    )
    .max(20)
    .default([])
    .describe('Wrong ideas, by what comes of them.'),
})
export type MailDialoguePart = z.infer<typeof MailDialoguePartSchema>
