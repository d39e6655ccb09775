import { type Response, ResponseSchema } from '#graders/exercise/response.ts'
import type { Parameters } from '#graders/exercise/variant/parameters.ts'
import { FilePathSchema } from '#graders/labs/contract/file-path.ts'
import { networkSeed } from '#graders/labs/contract/network-seed.ts'
import { type Program, ProgramSchema } from '#graders/labs/contract/program.ts'
import type { Prisma } from '#prisma-client'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { getExercise } from '#server/exercises/get-exercise.ts'
import { getLabPart } from '#server/exercises/get-lab-part.ts'
import { storeTree } from '#server/exercises/store-tree.ts'
import { getExerciseGraderVersion, graderNotKnownYet } from '#server/grading/grader-version.ts'
import { holdItem } from '#server/items/hold-item.ts'
import type { LoadedItemRow } from '#server/items/load-item.ts'
import { enqueueRun } from '#server/queue/enqueue-run.ts'
import { isStorable } from '#server/storable-json.ts'
import { checkProgram } from '#server/submissions/check-program.ts'
import { judgeAnswer } from '#server/submissions/judge-answer.ts'
import { judgeReadable } from '#server/submissions/judge-readable.ts'

/** What stood in an exam when it ended. */
export interface EndedDraft {
  variantId: string
  userId: string
  item: Pick<LoadedItemRow, 'id' | 'exerciseVersionId' | 'exerciseVersion'>
  parameters: Parameters
  response: Prisma.JsonValue
  /** When it counts as handed in. */
  at: Date
}

/** Makes a submission of a draft, once. False where that has to be tried again. */
export async function closeDraft(ended: EndedDraft, now: Date): Promise<boolean> {
  const { lab } = await getExercise(ended.item.exerciseVersion.treeDigest)
  return lab === null ? closeAnswer(ended, now) : closeProgram(ended, now)
}

async function closeAnswer(ended: EndedDraft, now: Date): Promise<boolean> {
  const { item, parameters, variantId, userId } = ended
  const response: Response = ResponseSchema.parse(ended.response)
  const judged = await judgeReadable(
    (readable) => judgeAnswer(item.exerciseVersion.treeDigest, parameters, readable),
    response,
  )
  if (judged === null) return false
  const { judgement, unreadable } = judged
  const graderVersion = await getExerciseGraderVersion()
  return store(ended, {
    response,
    ...(unreadable.length === 0 ? {} : { unreadable: unreadable.map(({ part, says }) => ({ part, says })) }),
    runs: {
      create: {
        mode: 'LIVE',
        variantId,
        userId,
        graderVersion,
        seed: '',
        tries: 1,
        createdAt: now,
        startedAt: now,
        finishedAt: now,
        ...(judgement.is === 'faulted'
          ? { status: 'FAULTED', fault: judgement.fault }
          : { status: 'FINISHED', result: judgement.result, score: judgement.result.score }),
      },
    },
  })
}

/** A program that cannot be started as it is is judged all the same, by what of it can be stored. */
async function closeProgram(ended: EndedDraft, now: Date): Promise<boolean> {
  const { item, variantId, userId } = ended
  const program = ProgramSchema.parse(ended.response)
  const exercise = await getExercise(item.exerciseVersion.treeDigest)
  const lab = getLabPart(exercise)
  const checked = checkProgram(program, lab)
  const kept = program.files.filter(({ path }, at) => checked.ok || isKept(program, path, at))
  if (kept.length === 0) return true
  const entry = checked.ok ? checked.entry : null
  const data = {
    response: {
      language: program.language,
      paths: kept.map(({ path }) => path),
      ...(entry === null ? {} : { entry }),
    },
    ...(checked.ok ? {} : { unreadable: [{ part: lab.id, says: checked.says }] }),
  }
  return store(ended, data, async (tx, submissionId) => {
    const treeDigest = await storeTree(tx, new Map(kept.map(({ path, text }) => [path, Buffer.from(text)])))
    await tx.submission.update({ where: { id: submissionId }, data: { treeDigest } })
    const run = await tx.gradingRun.create({
      data: {
        mode: 'LIVE',
        submissionId,
        variantId,
        userId,
        graderVersion: graderNotKnownYet,
        seed: networkSeed(exercise.id, exercise.version),
        treeDigest,
        entry,
        createdAt: now,
      },
    })
    await enqueueRun(tx, run)
  })
}

/** A file that can be stored beside those before it. */
function isKept({ files }: Program, path: string, at: number): boolean {
  const text = files[at]?.text ?? ''
  if (!FilePathSchema.safeParse(path).success || !isStorable(path) || !isStorable(text)) return false
  return files
    .slice(0, at)
    .every((one) => one.path !== path && !one.path.startsWith(`${path}/`) && !path.startsWith(`${one.path}/`))
}

/** Once, whoever comes first. */
function store(
  { variantId, userId, item, at }: EndedDraft,
  data: Pick<Prisma.SubmissionUncheckedCreateInput, 'response' | 'unreadable' | 'runs'>,
  andThen: (tx: Prisma.TransactionClient, submissionId: string) => Promise<void> = async () => {},
): Promise<boolean> {
  return database.$transaction(async (tx) => {
    await lock(tx, 'item', userId, item.id)
    if ((await tx.submission.count({ where: { variantId } })) > 0) return true
    // It was corrected at this moment: it is judged by what it is now, next time.
    if ((await holdItem(tx, { item: { ...item, assignment: { groupSize: null } } })) !== null) return false
    const { id } = await tx.submission.create({
      data: { ...data, variantId, userId, idempotencyKey: variantId, createdAt: at },
    })
    await andThen(tx, id)
    return true
  })
}
