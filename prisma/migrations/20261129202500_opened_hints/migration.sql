-- What hints cost, and who opened one that does.
ALTER TABLE "Submission" ADD COLUMN "hintsCost" DOUBLE PRECISION NOT NULL DEFAULT 0;

CREATE TABLE "OpenedHint" (
    "itemId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "hint" INTEGER NOT NULL,
    "cost" DOUBLE PRECISION NOT NULL,
    "openedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "OpenedHint_pkey" PRIMARY KEY ("itemId","userId","hint")
);

CREATE INDEX "OpenedHint_userId_idx" ON "OpenedHint"("userId");

ALTER TABLE "OpenedHint" ADD CONSTRAINT "OpenedHint_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "AssignmentItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "OpenedHint" ADD CONSTRAINT "OpenedHint_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
