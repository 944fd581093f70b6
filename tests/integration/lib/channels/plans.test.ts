import { expect, test } from 'vitest';
import {
  claimingPosts,
  releasingPost,
  returningAbandoned,
  settlingAbandoned,
  settlingPost,
  startingPost,
  writingPosts,
} from '@/lib/channels/post-rows';
import { selectNewestPosts, selectOpen, selectPosts } from '@/lib/channels/queries';
import { explain } from '@/tests/support/explain';

const statements = {
  'writing what is missing': writingPosts,
  'claiming what is due': claimingPosts,
  'beginning one': startingPost,
  'settling one': settlingPost,
  'giving one back': releasingPost,
  'returning what was abandoned': returningAbandoned,
  'settling what was abandoned': settlingAbandoned,
  'the newest of each channel': selectNewestPosts(5),
  'a page of one channel': selectPosts('some', '7', 30),
  'whether anything is open': selectOpen,
};

test.each(Object.entries(statements))('%s: found by an index', async (_, statement) => {
  const plan = await explain(statement);
  expect(plan).toMatch(/Index/);
  expect(plan).not.toMatch(/Seq Scan on (posts|editions)/);
});
