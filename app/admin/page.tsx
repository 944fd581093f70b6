import { notFound, redirect } from 'next/navigation';
import { isAdmin } from '@/lib/auth/admin';
import { getViewer } from '@/lib/auth/viewer';

/** One person's page: it waits for that person instead of showing a shell. */
export const instant = false;

/** The first of the operator's pages. */
export default async function AdminPage() {
  if (!isAdmin(await getViewer())) notFound();
  redirect('/admin/digest');
}
