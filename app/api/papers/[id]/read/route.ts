import { markDoor } from '@/app/api/papers/[id]/mark-door';
import { markRead, markUnread } from '@/lib/reading/commands';

export const { PUT, DELETE, POST } = markDoor(markRead, markUnread);
