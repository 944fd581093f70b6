-- The order of a list stands beside its days: a page of a month is read from one index instead of from all its papers.
ALTER TABLE "entries"
  ADD COLUMN "upvotes" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "tie" CHAR(8) NOT NULL DEFAULT '';
UPDATE "entries" SET "upvotes" = p."upvotes", "tie" = p."tie" FROM "papers" p WHERE p."id" = "entries"."paper_id";

DROP INDEX "entries_day";
CREATE INDEX "entries_day" ON "entries"("feed_day", "upvotes" DESC, "tie", "paper_id");
-- The most voted of any window, once read from papers, are read from entries.
DROP INDEX "papers_votes";
CREATE INDEX "entries_votes" ON "entries"("upvotes" DESC, "tie", "paper_id");

-- The database keeps the copy true, so that no writer can forget it.
CREATE FUNCTION "copy_standing_to_entry"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "entries" SET "upvotes" = NEW."upvotes", "tie" = NEW."tie" WHERE "paper_id" = NEW."id";
  RETURN NULL;
END $$;
CREATE TRIGGER "papers_standing" AFTER UPDATE OF "upvotes", "tie" ON "papers" FOR EACH ROW
  WHEN (OLD."upvotes" <> NEW."upvotes" OR OLD."tie" <> NEW."tie") EXECUTE FUNCTION "copy_standing_to_entry"();

-- The lock waits for a vote that is just being cast. A writer that holds the paper's lock may state the standing itself.
CREATE FUNCTION "take_standing_of_paper"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT p."upvotes", p."tie" INTO NEW."upvotes", NEW."tie" FROM "papers" p WHERE p."id" = NEW."paper_id" FOR SHARE;
  NEW."upvotes" := coalesce(NEW."upvotes", 0);
  NEW."tie" := coalesce(NEW."tie", '');
  RETURN NEW;
END $$;
CREATE TRIGGER "entries_standing" BEFORE INSERT ON "entries" FOR EACH ROW
  WHEN (NEW."tie" = '') EXECUTE FUNCTION "take_standing_of_paper"();
