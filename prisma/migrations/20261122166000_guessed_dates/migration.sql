-- A feed names no first date, so one is guessed; whoever knows it replaces the guess, be it later or earlier.
ALTER TABLE "papers" ADD COLUMN "published_guessed" BOOLEAN NOT NULL DEFAULT false;
UPDATE "papers" SET "published_guessed" = true WHERE "source" = 'feed';

-- A day estimated from the id alone is known worse than one that the first date suggests.
ALTER TABLE "entries" DROP CONSTRAINT "entries_day_by",
  ADD CONSTRAINT "entries_day_by" CHECK ("day_by" IN ('feed', 'oai', 'file', 'estimated', 'id', 'manual', 'demo'));
