import { afterEach, expect, it } from 'vitest'
import { mailSettings } from '#server/mail/mail-settings.ts'

afterEach(() => {
  delete process.env.SMTP_URL
  delete process.env.MAIL_FROM
})

function read(url: string, from = 'Course <exercises@example.edu>') {
  Object.assign(process.env, { SMTP_URL: url, MAIL_FROM: from })
  return mailSettings()
}

it('reads a server, and asks for encryption where others could listen', () => {
  expect(mailSettings()).toBeNull()
  expect(read('smtp://ex%40uni:p%2F%40ss@mail.example.edu')).toEqual({
    host: 'mail.example.edu',
    port: 587,
    secure: false,
    requireTls: true,
    auth: { user: 'ex@uni', pass: 'p/@ss' },
    from: { name: 'Course', address: 'exercises@example.edu' },
  })
  expect(read('smtps://mail.example.edu', 'x@example.edu')).toMatchObject({
    port: 465,
    secure: true,
    auth: null,
    from: { name: 'Roundtrip' },
  })
  expect(read('smtp://127.0.0.1:25')).toMatchObject({ port: 25, requireTls: false })
  expect(read('smtp://[::1]:25')).toMatchObject({ host: '::1', requireTls: false })
})

it.each([
  ['https://mail.example.edu', undefined, /not the address of a mail server/],
  ['mail.example.edu', undefined, /not the address of a mail server/],
  ['smtp://user@mail.example.edu', undefined, /user without a password/],
  ['smtp://mail.example.edu/?tls=off', undefined, /more than a server/],
  ['smtp://u:secret%@mail.example.edu', undefined, /%25/],
  ['smtp://mail.example.edu', '', /MAIL_FROM/],
  ['smtp://mail.example.edu', 'a@b.test, c@d.test', /MAIL_FROM/],
  ['smtp://mail.example.edu', 'X\r\nBcc: y <a@b.test>', /MAIL_FROM/],
])('says what is wrong with %s, from %s', (url, from, says) => {
  expect(() => read(url, from)).toThrow(says)
  expect(() => read(url, from)).not.toThrow(/secret/)
})
