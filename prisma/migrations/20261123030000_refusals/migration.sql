-- How often it was refused for a while: a dead connection raises the attempt, which fences, and not this.
ALTER TABLE "deliveries" ADD COLUMN "refusals" INTEGER NOT NULL DEFAULT 0;
UPDATE "deliveries" SET "refusals" = "attempt";
