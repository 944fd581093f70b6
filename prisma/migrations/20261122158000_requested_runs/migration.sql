-- A run that an operator asks for waits as a row until a worker takes it.
ALTER TABLE "runs" DROP CONSTRAINT "runs_outcome",
  ADD CONSTRAINT "runs_outcome" CHECK ("outcome" IN ('requested', 'running', 'succeeded', 'failed'));
