import type { Given, Operation } from '#protocols/deduction/pipeline.ts'

export const operationWords: Readonly<Record<Operation, string>> = {
  hash: 'hash',
  sign: 'sign',
  mac: 'make an authentication code',
  join: 'join',
  compress: 'compress',
  encrypt: 'encrypt with a shared or session key',
  seal: 'encrypt with a public key',
  armor: 'write in Base64',
}

export const givenWords: Readonly<Record<Given, string>> = {
  message: 'the message',
  'session-key': 'a session key',
  'shared-key': 'the key that Alice and Bob share',
  sender: 'Alice’s name',
  recipient: 'Bob’s name',
  nonce: 'the number that Bob has just sent',
}
