// What both sides of a dialogue say, in order, as rows of a transcript.
import { dialogueLines } from '#graders/parts/mail-dialogue/live/dialogue-lines.ts'
import { imapSetting } from '#graders/parts/mail-dialogue/live/imap-setting.ts'
import type { PresentedMailDialogue } from '#graders/parts/mail-dialogue/presented-mail-dialogue.ts'
import { playImap } from '#protocols/imap/play-imap.ts'
import { playSmtp } from '#protocols/smtp/play-smtp.ts'

interface DialogueRow {
  who: string
  says: string
}

interface DialogueTold {
  rows: readonly DialogueRow[]
  waits: string
}

export function dialogueRows(server: PresentedMailDialogue['server'], text: string): DialogueTold {
  const lines = dialogueLines(text)
  return 'messages' in server
    ? imapRows(playImap(imapSetting(server), lines))
    : smtpRows(playSmtp(server, lines))
}

const smtpWaits = {
  command: 'The server waits for a command.',
  letter: 'The server waits for the rest of the letter.',
  nothing: 'The connection is closed.',
} as const

function smtpRows({ greeting, exchanges, waitsFor }: ReturnType<typeof playSmtp>): DialogueTold {
  const rows = exchanges.flatMap(({ sent, as, replies }) => [
    { who: as === 'letter' ? 'C, letter' : as === 'too late' ? 'C, too late' : 'C', says: sent },
    ...replies.map(byServer),
  ])
  return { rows: [byServer(greeting), ...rows], waits: smtpWaits[waitsFor] }
}

const imapWaits = {
  'not authenticated': 'Nobody is logged in.',
  authenticated: 'Somebody is logged in; no mailbox is open.',
  selected: 'INBOX is open.',
  logout: 'The connection is closed.',
} as const

function imapRows({ greeting, exchanges, state }: ReturnType<typeof playImap>): DialogueTold {
  const rows = exchanges.flatMap(({ sent, response }) => [
    { who: response ? 'C' : 'C, too late', says: sent },
    ...(response ? [...response.untagged.map(fromOctets), response.completion].map(byServer) : []),
  ])
  return { rows: [byServer(greeting), ...rows], waits: imapWaits[state] }
}

const byServer = (says: string): DialogueRow => ({ who: 'S', says })

/** Each byte was a character. */
const fromOctets = (text: string) =>
  new TextDecoder().decode(Uint8Array.from(text, (character) => character.charCodeAt(0)))
