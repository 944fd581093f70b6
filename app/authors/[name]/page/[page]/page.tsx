import type { Metadata } from 'next';
import { AuthorView, describeAuthor } from '@/app/authors/AuthorView';

export const ensureStatic = 'navigation';
export const instant = false;

type Props = { params: Promise<{ name: string; page: string }> };

/** One entry that is no name, so that the build asks no database. */
export function generateStaticParams() {
  return [{ name: '-', page: '2' }];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return describeAuthor(await params);
}

export default async function Page({ params }: Props) {
  return <AuthorView {...(await params)} />;
}
