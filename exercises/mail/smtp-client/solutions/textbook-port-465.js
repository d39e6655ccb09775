const tls = require('node:tls')

const letter = ['EHLO alice', 'MAIL FROM:<alice@example.net>', 'RCPT TO:<bob@example.net>', 'DATA']
const body = 'Subject: Lab\r\n\r\nI love computer networks!\r\n.'
const lines = [...letter, body, 'QUIT']

const client = tls.connect(465, 'smtp.example.net', { servername: 'smtp.example.net' }, () => {
  console.log('connected', client.authorized)
})
client.on('data', (data) => {
  console.log(data.toString())
  const next = lines.shift()
  if (next) client.write(next + '\r\n')
})
client.on('end', () => console.log('done'))
