import { ArchivePage, describeArchive } from '@/app/archive/ArchivePage';

export const metadata = describeArchive({});

export default function NewestArchivePage() {
  return <ArchivePage />;
}
