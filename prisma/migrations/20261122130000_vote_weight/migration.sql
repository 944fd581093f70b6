-- The sum of a paper's vote weights, so that a vote moves Hot in one statement without reading the other votes.
ALTER TABLE "papers" ADD COLUMN "vote_weight" DOUBLE PRECISION NOT NULL DEFAULT 0;
UPDATE "papers" SET "vote_weight" = v.weight
  FROM (SELECT "paper_id", sum("weight") AS weight FROM "votes" GROUP BY "paper_id") v
  WHERE v."paper_id" = "papers"."id";
ALTER TABLE "papers" ADD CONSTRAINT "papers_vote_weight" CHECK ("vote_weight" >= 0);

-- The most voted of a long window are read from the top instead of sorting every paper of the window.
CREATE INDEX "papers_votes" ON "papers"("upvotes" DESC, "tie", "id");
