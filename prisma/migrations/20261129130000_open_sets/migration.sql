-- CreateEnum
CREATE TYPE "VariantEnd" AS ENUM ('FULL_MARKS', 'SOLUTION_SHOWN', 'NEW_NUMBERS');

-- AlterTable
ALTER TABLE "Assignment" ADD COLUMN     "retries" INTEGER,
ADD COLUMN     "retryCost" DOUBLE PRECISION NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Variant" ADD COLUMN     "endedAt" TIMESTAMP(3),
ADD COLUMN     "endedBy" "VariantEnd";

-- Until now one judged answer ended a set of numbers, and where the assignment showed solutions then, it was seen:
-- those sets stay ended. Where solutions come later or never, the newest set was not given away, and is open again.
-- A program is no answer to numbers: labs' sets never end.
UPDATE "Variant" v
SET "endedAt" = answered.at,
    "endedBy" = (CASE
      WHEN answered.score >= 1 THEN 'FULL_MARKS'
      WHEN a.reveal = 'AFTER_SUBMIT' THEN 'SOLUTION_SHOWN'
      ELSE 'NEW_NUMBERS'
    END)::"VariantEnd"
FROM "AssignmentItem" i, "Assignment" a, (
  SELECT s."variantId" AS id, max(s."createdAt") AS at, max(r.score) AS score
  FROM "Submission" s
  JOIN "GradingRun" r ON r."submissionId" = s.id AND r.mode = 'LIVE' AND r.status = 'FINISHED'
  WHERE s."treeDigest" IS NULL
  GROUP BY s."variantId"
) answered
WHERE answered.id = v.id AND i.id = v."itemId" AND a.id = i."assignmentId"
  AND (answered.score >= 1 OR a.reveal = 'AFTER_SUBMIT' OR EXISTS (
    SELECT 1 FROM "Variant" newer
    WHERE newer."itemId" = v."itemId" AND newer."userId" = v."userId" AND newer.attempt > v.attempt
  ));
