-- What people hear of on the site, and which of it is mailed to them.
CREATE TYPE "NoticeKind" AS ENUM ('DUE_SOON', 'POINTS_CHANGED', 'MORE_TIME', 'COMMENT', 'REQUEST_ANSWERED', 'REQUEST');

ALTER TYPE "MailKind" ADD VALUE 'NOTICE';

ALTER TABLE "User" ADD COLUMN "mailedNotices" "NoticeKind"[] DEFAULT ARRAY['MORE_TIME', 'REQUEST_ANSWERED']::"NoticeKind"[];

CREATE TABLE "Notice" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "kind" "NoticeKind" NOT NULL,
    "courseId" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "note" TEXT,
    "path" TEXT NOT NULL,
    "once" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMP(3),

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "Notice_userId_once_key" ON "Notice"("userId", "once");
CREATE INDEX "Notice_userId_readAt_idx" ON "Notice"("userId", "readAt");
CREATE INDEX "Notice_courseId_idx" ON "Notice"("courseId");
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Mail" ADD COLUMN "noticeId" TEXT;
CREATE INDEX "Mail_noticeId_idx" ON "Mail"("noticeId");
ALTER TABLE "Mail" ADD CONSTRAINT "Mail_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "Notice"("id") ON DELETE CASCADE ON UPDATE CASCADE;
