import { check, hiddenChecks } from '#graders/author/lab'
import { relayTarget, socksClient } from '#graders/author/socks'
import { isRefused, rules } from './conforms.ts'
import { manyClients } from './survives.ts'
import { gateway, relayed, soon, target, targetAddress, targetPort } from './works.ts'

const otherWays = check('no-way-round', {
  tier: 'conforms',
  says: 'Refuses with 02 a name in other letters, and a name that leads to an address that is forbidden.',
  needs: [rules],
  points: 2,
  why: {
    says: 'Names know no capitals, and whoever owns a name decides where it leads: what is forbidden is the host, however it is called.',
    reference: 'RFC 4343 section 3',
  },
  async run(context) {
    const { open, program, random } = context
    const far = await open(relayTarget({ port: targetPort }))
    const host = `${random.words(1)}.${random.token().toLowerCase()}.example`
    const server = await gateway(program, [host, targetAddress])
    for (const name of [host.toUpperCase(), `other.${random.words(1)}.example`])
      await isRefused(context, server, 0x02, (client) => client.asksFor({ host: name, port: targetPort }))
    await server.rests()
    far.heardNobody()
  },
})

const reset = check('survives-reset', {
  tier: 'survives',
  says: 'Ends the connection to the target when its client resets, and serves the next client.',
  needs: [manyClients],
  points: 1,
  why: {
    says: 'Clients vanish. Whoever keeps the other half of their circuits open runs out of connections by and by.',
    reference: 'RFC 9293 section 3.10.7',
  },
  async run(context) {
    const { far, server, client } = await relayed(context)
    const [first, second] = [context.random.token(), context.random.token()]
    await client.sends(first)
    const line = await far.hears(first, soon)
    await server.rests()
    client.resets()
    await line.seesEnd(soon)
    const next = await context.open(socksClient({ to: server }))
    await next.isConnectedTo(target, soon)
    await next.sends(second)
    await far.hears(second, soon)
  },
})

export default hiddenChecks([otherWays, reset])
