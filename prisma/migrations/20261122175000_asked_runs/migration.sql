-- A run that a person asked for goes on by itself when its process dies.
ALTER TABLE "runs" ADD COLUMN "requested" BOOLEAN NOT NULL DEFAULT false;
UPDATE "runs" SET "requested" = true WHERE "outcome" = 'requested';
