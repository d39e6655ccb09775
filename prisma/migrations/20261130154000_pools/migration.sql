-- Exercises of which each student draws some, and what was drawn.
CREATE TABLE "Pool" (
    "id" TEXT NOT NULL,
    "assignmentId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "draw" INTEGER NOT NULL,

    CONSTRAINT "Pool_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Pool_assignmentId_idx" ON "Pool"("assignmentId");
ALTER TABLE "Pool" ADD CONSTRAINT "Pool_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "AssignmentItem" ADD COLUMN "poolId" TEXT;
CREATE INDEX "AssignmentItem_poolId_idx" ON "AssignmentItem"("poolId");
ALTER TABLE "AssignmentItem" ADD CONSTRAINT "AssignmentItem_poolId_fkey" FOREIGN KEY ("poolId") REFERENCES "Pool"("id") ON DELETE NO ACTION ON UPDATE CASCADE;
CREATE TABLE "PoolDraw" (
    "poolId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "itemId" TEXT NOT NULL,
    "drawnAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PoolDraw_pkey" PRIMARY KEY ("poolId","userId","position")
);
CREATE UNIQUE INDEX "PoolDraw_itemId_userId_key" ON "PoolDraw"("itemId", "userId");
CREATE INDEX "PoolDraw_userId_idx" ON "PoolDraw"("userId");
ALTER TABLE "PoolDraw" ADD CONSTRAINT "PoolDraw_poolId_fkey" FOREIGN KEY ("poolId") REFERENCES "Pool"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PoolDraw" ADD CONSTRAINT "PoolDraw_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PoolDraw" ADD CONSTRAINT "PoolDraw_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "AssignmentItem"("id") ON DELETE NO ACTION ON UPDATE CASCADE;
