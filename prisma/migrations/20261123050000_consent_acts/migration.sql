-- What else people, and operators for them, may say about a subscription.
ALTER TABLE "consents" DROP CONSTRAINT "consents_act",
  ADD CONSTRAINT "consents_act" CHECK ("act" IN ('requested', 'confirmed', 'attested', 'declined', 'withdrawn', 'resumed',
    'address_changed'));
