-- Whoever of a group has read what people said is known for each.
ALTER TABLE "Review" ADD COLUMN "readBy" TEXT[] DEFAULT ARRAY[]::TEXT[];
ALTER TABLE "SecondLook" ADD COLUMN "readBy" TEXT[] DEFAULT ARRAY[]::TEXT[];
-- What was read counts as read by all whose work it is: nobody finds old words as new ones.
UPDATE "Review" w SET "readBy" = ARRAY(
  SELECT s."userId" FROM "Submission" s WHERE s.id = w."submissionId"
  UNION
  SELECT seat."userId" FROM "Submission" s JOIN "Variant" v ON v.id = s."variantId"
  JOIN "TeamSeat" seat ON seat."teamId" = v."teamId" WHERE s.id = w."submissionId"
) WHERE "readAt" IS NOT NULL;
UPDATE "SecondLook" l SET "readBy" = ARRAY(
  SELECT s."userId" FROM "Submission" s WHERE s.id = l."submissionId"
  UNION
  SELECT seat."userId" FROM "Submission" s JOIN "Variant" v ON v.id = s."variantId"
  JOIN "TeamSeat" seat ON seat."teamId" = v."teamId" WHERE s.id = l."submissionId"
) WHERE "readAt" IS NOT NULL;
ALTER TABLE "Review" DROP COLUMN "readAt";
ALTER TABLE "SecondLook" DROP COLUMN "readAt";
