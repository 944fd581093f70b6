/** What the shapes need of a person. */
export type CompatUser = { objectId: string; handle: string; name: string; image: string | null };

const picture = '/icon.svg';

/** Stands for whoever put a paper on the feed when that was the ingest. */
export const siteAccount: CompatUser = {
  objectId: '000000000000000000000001',
  handle: 'broadsheet',
  name: 'Broadsheet',
  image: null,
};

export function toOverviewUser(user: CompatUser) {
  return {
    _id: user.objectId,
    avatarUrl: user.image ?? picture,
    fullname: user.name,
    name: user.handle,
    user: user.handle,
    type: 'user',
    isPro: false,
    isHf: false,
    isHfAdmin: false,
    isMod: false,
    isUserFollowing: false,
  };
}

export function toLightUser(user: CompatUser) {
  return {
    _id: user.objectId,
    avatarUrl: user.image ?? picture,
    isPro: false,
    fullname: user.name,
    user: user.handle,
    type: 'user',
    name: user.handle,
  };
}
