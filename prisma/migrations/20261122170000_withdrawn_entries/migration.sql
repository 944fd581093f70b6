-- Whether its paper is withdrawn stands beside the order of a list, so that ranked lists leave it out without reading papers.
ALTER TABLE "entries" ADD COLUMN "withdrawn" BOOLEAN NOT NULL DEFAULT false;
UPDATE "entries" SET "withdrawn" = true FROM "papers" p
  WHERE p."id" = "entries"."paper_id" AND (p."says_withdrawn" OR NOT p."has_files");

DROP INDEX "entries_day";
CREATE INDEX "entries_day" ON "entries"("feed_day", "upvotes" DESC, "tie", "paper_id", "withdrawn");
DROP INDEX "entries_votes";
CREATE INDEX "entries_votes" ON "entries"("upvotes" DESC, "tie", "paper_id", "withdrawn");

CREATE OR REPLACE FUNCTION "copy_standing_to_entry"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "entries" SET "upvotes" = NEW."upvotes", "tie" = NEW."tie",
      "withdrawn" = NEW."says_withdrawn" OR NOT NEW."has_files"
    WHERE "paper_id" = NEW."id";
  RETURN NULL;
END $$;
DROP TRIGGER "papers_standing" ON "papers";
CREATE TRIGGER "papers_standing" AFTER UPDATE OF "upvotes", "tie", "has_files", "says_withdrawn" ON "papers" FOR EACH ROW
  WHEN (OLD."upvotes" <> NEW."upvotes" OR OLD."tie" <> NEW."tie"
    OR OLD."has_files" <> NEW."has_files" OR OLD."says_withdrawn" <> NEW."says_withdrawn")
  EXECUTE FUNCTION "copy_standing_to_entry"();

-- A writer that states the standing itself holds the paper's lock, and states the flag too.
CREATE OR REPLACE FUNCTION "take_standing_of_paper"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT p."upvotes", p."tie", p."says_withdrawn" OR NOT p."has_files" INTO NEW."upvotes", NEW."tie", NEW."withdrawn"
    FROM "papers" p WHERE p."id" = NEW."paper_id" FOR SHARE;
  NEW."upvotes" := coalesce(NEW."upvotes", 0);
  NEW."tie" := coalesce(NEW."tie", '');
  NEW."withdrawn" := coalesce(NEW."withdrawn", false);
  RETURN NEW;
END $$;
