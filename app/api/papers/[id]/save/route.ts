import { markDoor } from '@/app/api/papers/[id]/mark-door';
import { savePaper, unsavePaper } from '@/lib/reading/commands';

export const { PUT, DELETE, POST } = markDoor(savePaper, unsavePaper);
