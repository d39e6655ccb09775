-- Students who work together: groups of a course, and what a group has handed in to one assignment.
ALTER TABLE "Course" ADD COLUMN "groupSize" INTEGER;
ALTER TABLE "Assignment" ADD COLUMN "groupSize" INTEGER;
CREATE TABLE "Group" (
    "id" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "joinCode" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Group_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "Group_joinCode_key" ON "Group"("joinCode");
CREATE UNIQUE INDEX "Group_courseId_name_key" ON "Group"("courseId", "name");
ALTER TABLE "Group" ADD CONSTRAINT "Group_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Enrolment" ADD COLUMN "groupId" TEXT;
CREATE INDEX "Enrolment_groupId_idx" ON "Enrolment"("groupId");
ALTER TABLE "Enrolment" ADD CONSTRAINT "Enrolment_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Invitation" ADD COLUMN "groupId" TEXT;
CREATE INDEX "Invitation_groupId_idx" ON "Invitation"("groupId");
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TABLE "Team" (
    "id" TEXT NOT NULL,
    "assignmentId" TEXT NOT NULL,
    "groupId" TEXT,
    "handedInAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Team_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Team_groupId_idx" ON "Team"("groupId");
CREATE UNIQUE INDEX "Team_assignmentId_groupId_key" ON "Team"("assignmentId", "groupId");
ALTER TABLE "Team" ADD CONSTRAINT "Team_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Team" ADD CONSTRAINT "Team_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE TABLE "TeamSeat" (
    "assignmentId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "teamId" TEXT,

    CONSTRAINT "TeamSeat_pkey" PRIMARY KEY ("assignmentId","userId")
);
CREATE INDEX "TeamSeat_userId_idx" ON "TeamSeat"("userId");
CREATE INDEX "TeamSeat_teamId_idx" ON "TeamSeat"("teamId");
ALTER TABLE "TeamSeat" ADD CONSTRAINT "TeamSeat_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "TeamSeat" ADD CONSTRAINT "TeamSeat_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "TeamSeat" ADD CONSTRAINT "TeamSeat_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- Numbers are a student's or a team's. No row is rewritten: all that stand there are a student's.
ALTER TABLE "Variant" ALTER COLUMN "userId" DROP NOT NULL;
ALTER TABLE "Variant" ADD COLUMN "teamId" TEXT;
ALTER TABLE "Variant" ADD CONSTRAINT "Variant_owner_check" CHECK (num_nonnulls("userId", "teamId") = 1);
CREATE INDEX "Variant_teamId_idx" ON "Variant"("teamId");
CREATE UNIQUE INDEX "Variant_itemId_teamId_attempt_key" ON "Variant"("itemId", "teamId", "attempt");
ALTER TABLE "Variant" ADD CONSTRAINT "Variant_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE NO ACTION ON UPDATE CASCADE;
ALTER TABLE "OpenedHint" ADD COLUMN "teamId" TEXT;
CREATE INDEX "OpenedHint_teamId_idx" ON "OpenedHint"("teamId");
ALTER TABLE "OpenedHint" ADD CONSTRAINT "OpenedHint_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE NO ACTION ON UPDATE CASCADE;
