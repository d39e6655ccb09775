-- Which submission counts: the best one, as until now, unless an assignment says otherwise.
CREATE TYPE "Counting" AS ENUM ('BEST', 'LAST', 'MEAN');
ALTER TABLE "Assignment" ADD COLUMN     "counting" "Counting" NOT NULL DEFAULT 'BEST';
