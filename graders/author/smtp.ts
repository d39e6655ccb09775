// `#graders/author/smtp`: a mail server for clients that hand in a letter.
export { smtpServer } from '#graders/labs/peers/smtp/smtp-server.ts'
