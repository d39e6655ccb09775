// `#graders/author/imap`: a mailbox for clients that fetch messages.
export { imapServer } from '#graders/labs/peers/imap/imap-server.ts'
export { printsMessage } from '#graders/labs/peers/imap/prints-message.ts'
