import { markDoor } from '@/app/api/papers/[id]/mark-door';
import { hidePaper, unhidePaper } from '@/lib/reading/commands';

export const { PUT, DELETE, POST } = markDoor(hidePaper, unhidePaper);
