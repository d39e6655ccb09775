import { Command } from 'commander'
import { endWith } from '#platform/terminal.ts'
import { readFailure } from '#server/mail/mail-failure.ts'
import { mailSettings } from '#server/mail/mail-settings.ts'
import { openPost } from '#server/mail/open-post.ts'
import { siteAddress } from '../site-address.ts'

export const mailCommand = new Command('mail').description('the mail server that the site sends by: test')

mailCommand
  .command('test')
  .description('send one letter with the settings of this shell, and say what the mail server answered')
  .argument('<address>', 'whom it goes to')
  .action(async (address: string) => {
    try {
      await sendTest(address)
    } catch (error) {
      endWith(error)
    }
    console.log(`${address}  taken by the mail server`)
  })

async function sendTest(address: string): Promise<void> {
  const settings = mailSettings()
  if (settings === null) {
    throw new Error(
      'No mail is set up: set SMTP_URL=smtp://user:password@mail.example.edu:587 and ' +
        'MAIL_FROM="Roundtrip <exercises@example.edu>", here and where the site is started.',
    )
  }
  const post = openPost(settings)
  try {
    await post.send({
      to: address,
      subject: 'A test from Roundtrip',
      text: `Hello,\n\nmail from Roundtrip arrives here. Links in it lead to:\n\n${siteAddress()}/\n`,
    })
  } catch (error) {
    const { because, remedy } = readFailure(error).failure
    throw new Error(`The mail server ${settings.host}, port ${settings.port}: ${because}\n${remedy}`, {
      cause: error,
    })
  } finally {
    post.close()
  }
}
