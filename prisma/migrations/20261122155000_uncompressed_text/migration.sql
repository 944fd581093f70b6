-- Compressing a paper's long columns took a quarter of the time of writing it, and every ranked search had to undo it.
-- Uncompressed they take more room. Papers written earlier stay compressed until they change.
ALTER TABLE "papers"
  ALTER COLUMN "raw_abstract" SET STORAGE EXTERNAL,
  ALTER COLUMN "abstract" SET STORAGE EXTERNAL,
  ALTER COLUMN "abstract_html" SET STORAGE EXTERNAL,
  ALTER COLUMN "search" SET STORAGE EXTERNAL;
