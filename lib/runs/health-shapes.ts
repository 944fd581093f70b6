/** When a job last succeeded, as an ISO string, and whether that is too long ago. */
export type JobHealth = { lastSuccess: string | null; stale: boolean };

/** The newest day that arXiv brought, and the working days since then that are over. */
export type AnnouncementHealth = { newestDay: string | null; missedDays: string[]; stale: boolean };

/** Whether mail may leave: `off` by its setting, `copied` where this database first sent from another address. */
export type Sending = 'on' | 'off' | 'copied';

/** Since when the mail server takes nothing; null while it takes mail. */
export type ServerGate = { closedSince: Date | null; long: boolean };

/** Something an operator should know. `since` is an ISO string, null where it never was otherwise. */
export type Finding = { what: string; since: string | null; sentence: string; toDo: string };
