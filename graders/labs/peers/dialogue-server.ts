// What servers of ours have in common that are spoken to line by line (mail servers, mailboxes): a dialogue for each
// connection, and waiting that ends as soon as nothing can come any more.
import type { CheckFailure } from '#graders/labs/board/check-failure.ts'
import type { StreamLink } from '#graders/labs/network/stream-link.ts'
import { openStreamServer, StreamServer, type StreamService } from '#graders/labs/network/stream-server.ts'
import type { WireConnection } from '#graders/labs/network/wire-connection.ts'
import type { OpenedPeer, PeerTools } from '#graders/labs/peers/peer.ts'

interface LineDialogue {
  readonly connection: WireConnection
  /** `hasStopped`: no line will come any more, whatever still may on its connection. */
  readonly lines: { readonly hasStopped: boolean }
  readonly said: readonly unknown[]
  /** Until the connection is over. */
  hold(): Promise<void>
}

interface DialogueService<Dialogue> {
  /** As a student is told of it: 'the mailbox'. */
  name: string
  port: number
  /** The conditions of its link; without, the link is clear. */
  over: StreamLink | undefined
  begin: (connection: WireConnection) => Dialogue
}

type ServerParts = [StreamService, readonly WireConnection[], PeerTools]

export function openDialogues<Dialogue extends LineDialogue, Server extends DialogueServer<Dialogue>>(
  { name, port, over, begin }: DialogueService<Dialogue>,
  tools: PeerTools,
  make: (dialogues: readonly Dialogue[], ...parts: ServerParts) => Server,
): Promise<OpenedPeer<Server>> {
  const dialogues: Dialogue[] = []
  const service: StreamService = {
    name,
    port,
    ...(over === undefined ? {} : { over }),
    async talk(connection) {
      const dialogue = begin(connection)
      dialogues.push(dialogue)
      await dialogue.hold()
    },
  }
  return openStreamServer(service, tools, (...parts) => make(dialogues, ...parts))
}

export class DialogueServer<Dialogue extends LineDialogue> extends StreamServer {
  protected readonly dialogues: readonly Dialogue[]

  constructor(dialogues: readonly Dialogue[], ...parts: ServerParts) {
    super(...parts)
    this.dialogues = dialogues
  }

  /** The one that says most of what the program did: the first in which something was said. */
  protected get tellingDialogue(): Dialogue | undefined {
    return this.dialogues.find(({ said }) => said.length > 0) ?? this.dialogues[0]
  }

  /** Rejects with what `stopped` tells then: when time is up, and earlier when the program or its dialogues have ended. */
  protected until(isDone: () => boolean, withinMs: number, stopped: () => CheckFailure): Promise<true> {
    return this.tools.board.until(
      () => {
        if (isDone()) return true
        const gone = this.tools.programIsGone()
        if (gone?.trouble) throw gone.trouble
        const isOver = this.dialogues.every(({ connection, lines }) => connection.isOver || lines.hasStopped)
        if (gone !== null || isOver) throw stopped()
        return undefined
      },
      { withinMs, orElse: stopped },
    )
  }
}
