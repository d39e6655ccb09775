-- Assignments that are written in one go, by a clock of each student's own.
CREATE TABLE "Exam" (
    "assignmentId" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "accessCode" TEXT,
    "networks" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "releaseAt" TIMESTAMP(3),
    "releasedAt" TIMESTAMP(3),

    CONSTRAINT "Exam_pkey" PRIMARY KEY ("assignmentId")
);
ALTER TABLE "Exam" ADD CONSTRAINT "Exam_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE TABLE "ExamSitting" (
    "assignmentId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "endsAt" TIMESTAMP(3) NOT NULL,
    "handedInAt" TIMESTAMP(3),
    "closedAt" TIMESTAMP(3),

    CONSTRAINT "ExamSitting_pkey" PRIMARY KEY ("assignmentId","userId")
);
CREATE INDEX "ExamSitting_userId_idx" ON "ExamSitting"("userId");
CREATE INDEX "ExamSitting_closedAt_endsAt_idx" ON "ExamSitting"("closedAt", "endsAt");
ALTER TABLE "ExamSitting" ADD CONSTRAINT "ExamSitting_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Exam"("assignmentId") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ExamSitting" ADD CONSTRAINT "ExamSitting_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Submission" ADD COLUMN "unreadable" JSONB;
