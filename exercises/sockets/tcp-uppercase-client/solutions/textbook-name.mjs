// In the manner of the textbooks: the server's name is looked up first; modern syntax, a module.
import { lookup } from 'node:dns/promises'
import net from 'node:net'
import { createInterface } from 'node:readline/promises'

const { address } = await lookup('uppercase.example.com', 4)
const terminal = createInterface({ input: process.stdin, output: process.stdout })
const sentence = await terminal.question('Sentence: ')
terminal.close()

const socket = net.connect(12000, address)
socket.setEncoding('utf8')
socket.end(sentence + '\n')
for await (const reply of socket) console.log('From server:', reply)
