import { NoSuchPage } from '@/components/layout/NoSuchPage';

export const metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <NoSuchPage title="There is nothing at this address">
      It may be mistyped, or what stood here has gone.
    </NoSuchPage>
  );
}
