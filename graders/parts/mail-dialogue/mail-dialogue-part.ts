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

const FlagSchema = z.enum(['Answered', 'Flagged', 'Deleted', 'Seen', 'Draft'])

const MessageSchema = z.strictObject({
  header: z
    .record(z.string().max(60), z.string().max(200))
    .describe('Fields of the header with their values. May hold {{formula}} templates.'),
  body: z.string().min(1).max(500).describe('The body, line by line. May hold {{formula}} templates.'),
  flags: z.array(FlagSchema).max(5).default([]).describe('What it is marked with at first.'),
  fetched: z
    .enum(['header', 'text', 'whole'])
    .optional()
    .describe(
      'What of it the client is to fetch; without, nothing but its flags and sizes may be asked for.',
    ),
  becomes: z
    .array(FlagSchema)
    .max(5)
    .optional()
    .describe('The flags that it is to have in the end; without, those from the beginning.'),
  goes: z.boolean().default(false).describe('Whether it is to be gone in the end.'),
})

export const MailDialoguePartSchema = z.strictObject({
  ...partHead('mail-dialogue'),
  server: z
    .strictObject({
      host: z.string().min(1).max(100).describe('What it calls itself.'),
      mailboxes: z.array(AddressSchema).min(1).max(20).describe('Whose letters it takes.'),
    })
    .optional()
    .describe('Who answers, where a letter is sent: with `client` and `delivers`.'),
  client: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .describe('The name of the client, for its greeting in the solution.'),
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
    .optional()
    .describe('The one letter that is in the mailboxes in the end.'),
  mailbox: z
    .strictObject({
      host: z.string().min(1).max(100).describe('What the server calls itself.'),
      user: z.string().min(1).max(60).describe('Who may log in.'),
      password: z.string().min(1).max(60).describe('With which password.'),
      messages: z
        .array(MessageSchema)
        .min(1)
        .max(8)
        .describe('What is in INBOX, and what is to become of it.'),
    })
    .optional()
    .describe('What is read by IMAP, instead of a letter that is sent.'),
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
export type Mailbox = NonNullable<MailDialoguePart['mailbox']>
export type MailboxMessage = Mailbox['messages'][number]

type Sending = { [Key in 'server' | 'client' | 'delivers']: NonNullable<MailDialoguePart[Key]> }

/** What the part asks for: to send a letter, or to read a mailbox; null where it is neither, or both. */
export function findMailTask({
  server,
  client,
  delivers,
  mailbox,
}: MailDialoguePart): { sends: Sending; reads: null } | { sends: null; reads: Mailbox } | null {
  if (server && client !== undefined && delivers && !mailbox)
    return { sends: { server, client, delivers }, reads: null }
  return mailbox && !server && client === undefined && !delivers ? { sends: null, reads: mailbox } : null
}

/** Of a part that was loaded, which is one of both. */
export function getMailTask(part: MailDialoguePart) {
  const task = findMailTask(part)
  if (!task) throw new RangeError(`“${part.id}” neither sends a letter nor reads a mailbox, or does both`)
  return task
}
