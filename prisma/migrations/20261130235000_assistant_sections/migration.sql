-- An assistant may be limited to the students of some sections.
ALTER TABLE "Enrolment" ADD COLUMN "limited" BOOLEAN NOT NULL DEFAULT false;
CREATE TABLE "AssistantSection" (
    "courseId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "sectionId" TEXT NOT NULL,

    CONSTRAINT "AssistantSection_pkey" PRIMARY KEY ("sectionId","userId")
);
CREATE INDEX "AssistantSection_courseId_userId_idx" ON "AssistantSection"("courseId", "userId");
ALTER TABLE "AssistantSection" ADD CONSTRAINT "AssistantSection_courseId_userId_fkey" FOREIGN KEY ("courseId", "userId") REFERENCES "Enrolment"("courseId", "userId") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "AssistantSection" ADD CONSTRAINT "AssistantSection_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "Section"("id") ON DELETE CASCADE ON UPDATE CASCADE;
