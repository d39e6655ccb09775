-- What people say to submitted work: rubric, comments, and what students ask for.
CREATE TABLE "RubricItem" (
    "id" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "says" TEXT NOT NULL,
    "points" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "RubricItem_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "Review" (
    "submissionId" TEXT NOT NULL,
    "draft" JSONB,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "savedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "heldById" TEXT,
    "heldUntil" TIMESTAMP(3),
    "doneById" TEXT,
    "doneAt" TIMESTAMP(3),
    "readAt" TIMESTAMP(3),

    CONSTRAINT "Review_pkey" PRIMARY KEY ("submissionId")
);
CREATE TABLE "RubricMark" (
    "submissionId" TEXT NOT NULL,
    "rubricItemId" TEXT NOT NULL,

    CONSTRAINT "RubricMark_pkey" PRIMARY KEY ("submissionId", "rubricItemId")
);
CREATE TABLE "ReviewComment" (
    "id" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "path" TEXT,
    "fromLine" INTEGER,
    "toLine" INTEGER,
    "part" TEXT,
    "text" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReviewComment_pkey" PRIMARY KEY ("submissionId", "id")
);
CREATE TABLE "SavedReply" (
    "id" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SavedReply_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "SecondLook" (
    "submissionId" TEXT NOT NULL,
    "asks" TEXT NOT NULL,
    "askedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answer" TEXT,
    "answeredById" TEXT,
    "answeredAt" TIMESTAMP(3),
    "readAt" TIMESTAMP(3),

    CONSTRAINT "SecondLook_pkey" PRIMARY KEY ("submissionId")
);
CREATE INDEX "RubricItem_itemId_position_idx" ON "RubricItem"("itemId", "position");
CREATE INDEX "Review_heldById_idx" ON "Review"("heldById");
CREATE INDEX "Review_doneById_idx" ON "Review"("doneById");
CREATE INDEX "RubricMark_rubricItemId_idx" ON "RubricMark"("rubricItemId");
CREATE INDEX "ReviewComment_byId_idx" ON "ReviewComment"("byId");
CREATE INDEX "SavedReply_courseId_idx" ON "SavedReply"("courseId");
CREATE INDEX "SavedReply_byId_idx" ON "SavedReply"("byId");
CREATE INDEX "SecondLook_answeredById_idx" ON "SecondLook"("answeredById");
ALTER TABLE "RubricItem" ADD CONSTRAINT "RubricItem_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "AssignmentItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Review" ADD CONSTRAINT "Review_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Review" ADD CONSTRAINT "Review_heldById_fkey" FOREIGN KEY ("heldById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Review" ADD CONSTRAINT "Review_doneById_fkey" FOREIGN KEY ("doneById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "RubricMark" ADD CONSTRAINT "RubricMark_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Review"("submissionId") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "RubricMark" ADD CONSTRAINT "RubricMark_rubricItemId_fkey" FOREIGN KEY ("rubricItemId") REFERENCES "RubricItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ReviewComment" ADD CONSTRAINT "ReviewComment_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Review"("submissionId") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ReviewComment" ADD CONSTRAINT "ReviewComment_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "SavedReply" ADD CONSTRAINT "SavedReply_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "SavedReply" ADD CONSTRAINT "SavedReply_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "SecondLook" ADD CONSTRAINT "SecondLook_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "SecondLook" ADD CONSTRAINT "SecondLook_answeredById_fkey" FOREIGN KEY ("answeredById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
