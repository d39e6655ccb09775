-- Right programs of labs, run with an item's seeds, for students to compare theirs with.
CREATE TABLE "RightRun" (
    "id" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "treeDigest" TEXT NOT NULL,
    "seed" TEXT NOT NULL,
    "status" "RunStatus" NOT NULL DEFAULT 'QUEUED',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "checks" JSONB,
    "fault" JSONB,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "RightRun_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "RightRun_itemId_treeDigest_seed_key" ON "RightRun"("itemId", "treeDigest", "seed");
CREATE INDEX "RightRun_treeDigest_idx" ON "RightRun"("treeDigest");
ALTER TABLE "RightRun" ADD CONSTRAINT "RightRun_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "AssignmentItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "RightRun" ADD CONSTRAINT "RightRun_treeDigest_fkey" FOREIGN KEY ("treeDigest") REFERENCES "FileTree"("digest") ON DELETE RESTRICT ON UPDATE CASCADE;
