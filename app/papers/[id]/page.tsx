import type { Metadata } from 'next';
import { describePaper, Paper } from '@/app/papers/[id]/paper';

type Props = { params: Promise<{ id: string }> };

export const ensureStatic = 'navigation';

/** One entry that is no id, so that the build asks no database. */
export function generateStaticParams() {
  return [{ id: 'none' }];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return describePaper([(await params).id]);
}

export default async function Page({ params }: Props) {
  return <Paper segments={[(await params).id]} />;
}
