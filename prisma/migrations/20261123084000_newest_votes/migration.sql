-- Rising counts the votes of the last 24 hours.

-- CreateIndex
CREATE INDEX "votes_newest" ON "votes"("cast_at", "paper_id");

-- Hot with the constant of the back-test: two batches are worth ten times the votes.
UPDATE "papers" SET "hot" = round((log(1 + "vote_weight") + "entries"."batch"::float8 / 2)::numeric, 7)
FROM "entries" WHERE "entries"."paper_id" = "papers"."id";
