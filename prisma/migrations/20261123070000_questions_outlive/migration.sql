-- Who erases a subscription takes away no count of the mails that were asked for to other inboxes.
ALTER TABLE "confirmations" ALTER COLUMN "subscriber_id" DROP NOT NULL,
  DROP CONSTRAINT "confirmations_subscriber_id_fkey",
  ADD CONSTRAINT "confirmations_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscribers"("id")
    ON DELETE SET NULL ON UPDATE CASCADE;
