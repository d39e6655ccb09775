-- AlterTable
ALTER TABLE "Assignment" ADD COLUMN     "latePenalty" DOUBLE PRECISION NOT NULL DEFAULT 0,
ADD COLUMN     "lateUntil" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Exercise" ADD COLUMN     "courseId" TEXT;

-- CreateTable
CREATE TABLE "ExerciseDraft" (
    "exerciseId" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    "treeDigest" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "editedById" TEXT NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ExerciseDraft_pkey" PRIMARY KEY ("exerciseId")
);

-- CreateTable
CREATE TABLE "VariantsTest" (
    "treeDigest" TEXT NOT NULL,
    "status" "RunStatus" NOT NULL DEFAULT 'QUEUED',
    "report" JSONB,
    "fault" JSONB,
    "requestedById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "VariantsTest_pkey" PRIMARY KEY ("treeDigest")
);

-- CreateTable
CREATE TABLE "ScoreOverride" (
    "id" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "points" DOUBLE PRECISION,
    "reason" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ScoreOverride_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ExerciseDraft_courseId_idx" ON "ExerciseDraft"("courseId");

-- CreateIndex
CREATE INDEX "ExerciseDraft_treeDigest_idx" ON "ExerciseDraft"("treeDigest");

-- CreateIndex
CREATE INDEX "ExerciseDraft_editedById_idx" ON "ExerciseDraft"("editedById");

-- CreateIndex
CREATE INDEX "VariantsTest_requestedById_idx" ON "VariantsTest"("requestedById");

-- CreateIndex
CREATE INDEX "ScoreOverride_itemId_userId_createdAt_idx" ON "ScoreOverride"("itemId", "userId", "createdAt");

-- CreateIndex
CREATE INDEX "ScoreOverride_userId_idx" ON "ScoreOverride"("userId");

-- CreateIndex
CREATE INDEX "ScoreOverride_byId_idx" ON "ScoreOverride"("byId");

-- CreateIndex
CREATE INDEX "Exercise_courseId_idx" ON "Exercise"("courseId");

-- AddForeignKey
ALTER TABLE "Exercise" ADD CONSTRAINT "Exercise_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExerciseDraft" ADD CONSTRAINT "ExerciseDraft_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExerciseDraft" ADD CONSTRAINT "ExerciseDraft_treeDigest_fkey" FOREIGN KEY ("treeDigest") REFERENCES "FileTree"("digest") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExerciseDraft" ADD CONSTRAINT "ExerciseDraft_editedById_fkey" FOREIGN KEY ("editedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VariantsTest" ADD CONSTRAINT "VariantsTest_treeDigest_fkey" FOREIGN KEY ("treeDigest") REFERENCES "FileTree"("digest") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VariantsTest" ADD CONSTRAINT "VariantsTest_requestedById_fkey" FOREIGN KEY ("requestedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScoreOverride" ADD CONSTRAINT "ScoreOverride_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "AssignmentItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScoreOverride" ADD CONSTRAINT "ScoreOverride_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScoreOverride" ADD CONSTRAINT "ScoreOverride_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

