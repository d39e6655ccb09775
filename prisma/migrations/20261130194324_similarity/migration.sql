-- How alike the programs of an item are, as it was compared last.
CREATE TABLE "SimilarityRun" (
    "itemId" TEXT NOT NULL,
    "jobId" TEXT NOT NULL,
    "otherItemIds" TEXT[],
    "status" "RunStatus" NOT NULL DEFAULT 'QUEUED',
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "result" JSONB,
    "fault" JSONB,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "SimilarityRun_pkey" PRIMARY KEY ("itemId")
);
CREATE UNIQUE INDEX "SimilarityRun_jobId_key" ON "SimilarityRun"("jobId");
ALTER TABLE "SimilarityRun" ADD CONSTRAINT "SimilarityRun_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "AssignmentItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;
