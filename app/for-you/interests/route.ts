import { takeForm } from '@/app/for-you/own-form';
import { chooseInterests } from '@/lib/for-you/commands';

export function POST(request: Request): Promise<Response> {
  return takeForm(request, (viewer, form) =>
    chooseInterests(viewer, { categories: form.getAll('category'), words: form.get('words') ?? '' }),
  );
}
