// The `roundtrip` command. Results go to stdout, progress to stderr; each command is a file in cli/commands.
import { Command } from 'commander'

const usageExitCode = 4

// `./roundtrip check … | head` closes the pipe when it has seen enough: that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

/** By name, so that a call loads the one that it names, and help all of them. */
const commands: Record<string, () => Promise<Command>> = {
  start: async () => (await import('./commands/start.ts')).startCommand,
  worker: async () => (await import('./commands/worker.ts')).workerCommand,
  doctor: async () => (await import('./commands/doctor.ts')).doctorCommand,
  check: async () => (await import('./commands/check.ts')).checkCommand,
  pack: async () => (await import('./commands/pack.ts')).packCommand,
  grade: async () => (await import('./commands/grade.ts')).gradeCommand,
  test: async () => (await import('./commands/test.ts')).testCommand,
  user: async () => (await import('./commands/user.ts')).userCommand,
  course: async () => (await import('./commands/course.ts')).courseCommand,
  enrol: async () => (await import('./commands/enrol.ts')).enrolCommand,
  mail: async () => (await import('./commands/mail.ts')).mailCommand,
  backup: async () => (await import('./commands/backup.ts')).backupCommand,
  restore: async () => (await import('./commands/restore.ts')).restoreCommand,
}

const program = new Command('roundtrip')
  .description('Autograded exercises and socket-programming labs for computer networking courses.')
  .showHelpAfterError('Run ./roundtrip --help for the commands.')
  .exitOverride((end) => process.exit(end.exitCode === 0 ? 0 : usageExitCode))

const named = process.argv[2]
const wanted =
  named !== undefined && Object.hasOwn(commands, named) ? [commands[named]] : Object.values(commands)
for (const load of wanted) {
  if (load) program.addCommand((await load()).copyInheritedSettings(program))
}

await program.parseAsync()
