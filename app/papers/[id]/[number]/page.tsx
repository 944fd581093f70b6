import type { Metadata } from 'next';
import { describePaper, Paper } from '@/app/papers/[id]/paper';

type Props = { params: Promise<{ id: string; number: string }> };

export const ensureStatic = 'navigation';

export function generateStaticParams() {
  return [{ id: 'none', number: 'none' }];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, number } = await params;
  return describePaper([id, number]);
}

/** Papers from before April 2007, whose ids have a slash: hep-th/9901001. */
export default async function Page({ params }: Props) {
  const { id, number } = await params;
  return <Paper segments={[id, number]} />;
}
