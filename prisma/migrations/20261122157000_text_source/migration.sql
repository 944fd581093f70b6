-- arXiv's API turns TeX into Unicode inside formulas; its feeds, OAI-PMH and files keep it. So a paper's title and
-- abstract may come from another source than its facts.
ALTER TABLE "papers" ADD COLUMN "text_source" TEXT NOT NULL DEFAULT '';
UPDATE "papers" SET "text_source" = "source";
