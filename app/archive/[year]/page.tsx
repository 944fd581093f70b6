import { ArchivePage, describeArchive } from '@/app/archive/ArchivePage';

export const ensureStatic = 'navigation';
export const instant = false;

type Props = { params: Promise<{ year: string }> };

export function generateStaticParams() {
  return [{ year: 'placeholder' }];
}

export async function generateMetadata({ params }: Props) {
  return describeArchive(await params);
}

export default async function YearArchivePage({ params }: Props) {
  return <ArchivePage {...(await params)} />;
}
