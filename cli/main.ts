// The `roundtrip` command. Results go to stdout, progress to stderr; each command is a file in cli/commands.
import { Command } from 'commander'
import { checkCommand } from './commands/check.ts'
import { createCourseCommand } from './commands/create-course.ts'
import { createUserCommand } from './commands/create-user.ts'
import { doctorCommand } from './commands/doctor.ts'
import { enrolCommand } from './commands/enrol.ts'
import { gradeCommand } from './commands/grade.ts'
import { packCommand } from './commands/pack.ts'
import { startCommand } from './commands/start.ts'
import { testCommand } from './commands/test.ts'
import { workerCommand } from './commands/worker.ts'

const usageExitCode = 4

// `./roundtrip check … | head` closes the pipe when it has seen enough: that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

const commands = [
  startCommand,
  workerCommand,
  doctorCommand,
  checkCommand,
  packCommand,
  gradeCommand,
  testCommand,
  createUserCommand,
  createCourseCommand,
  enrolCommand,
]

const program = new Command('roundtrip')
  .description('Autograded exercises and socket-programming labs for computer networking courses.')
  .showHelpAfterError('Run ./roundtrip --help for the commands.')
  .exitOverride((end) => process.exit(end.exitCode === 0 ? 0 : usageExitCode))

for (const command of commands) program.addCommand(command.copyInheritedSettings(program))

await program.parseAsync()
