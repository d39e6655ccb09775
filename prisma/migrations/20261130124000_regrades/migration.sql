-- Submissions judged once more, beside what counts.
ALTER TYPE "RunMode" ADD VALUE 'REPLACED';
CREATE TYPE "RegradeState" AS ENUM ('OPEN', 'COMMITTED', 'DISCARDED', 'UNDONE');
CREATE TABLE "Regrade" (
    "id" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "fromVersionId" TEXT NOT NULL,
    "toVersionId" TEXT NOT NULL,
    "state" "RegradeState" NOT NULL DEFAULT 'OPEN',
    "reason" TEXT NOT NULL,
    "onlyIncreases" BOOLEAN NOT NULL DEFAULT false,
    "byId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedAt" TIMESTAMP(3),

    CONSTRAINT "Regrade_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Regrade_itemId_createdAt_idx" ON "Regrade"("itemId", "createdAt");
CREATE INDEX "Regrade_fromVersionId_idx" ON "Regrade"("fromVersionId");
CREATE INDEX "Regrade_toVersionId_idx" ON "Regrade"("toVersionId");
CREATE INDEX "Regrade_byId_idx" ON "Regrade"("byId");
ALTER TABLE "Regrade" ADD CONSTRAINT "Regrade_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "AssignmentItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Regrade" ADD CONSTRAINT "Regrade_fromVersionId_fkey" FOREIGN KEY ("fromVersionId") REFERENCES "ExerciseVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Regrade" ADD CONSTRAINT "Regrade_toVersionId_fkey" FOREIGN KEY ("toVersionId") REFERENCES "ExerciseVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Regrade" ADD CONSTRAINT "Regrade_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "GradingRun" ADD COLUMN "regradeId" TEXT, ADD COLUMN "versionId" TEXT;
CREATE INDEX "GradingRun_regradeId_idx" ON "GradingRun"("regradeId");
CREATE INDEX "GradingRun_versionId_idx" ON "GradingRun"("versionId");
ALTER TABLE "GradingRun" ADD CONSTRAINT "GradingRun_regradeId_fkey" FOREIGN KEY ("regradeId") REFERENCES "Regrade"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "GradingRun" ADD CONSTRAINT "GradingRun_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "ExerciseVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;
