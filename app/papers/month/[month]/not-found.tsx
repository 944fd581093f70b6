import { NoSuchPage } from '@/components/layout/NoSuchPage';

export default function MonthNotFound() {
  return (
    <NoSuchPage title="There is no such month here">
      Either it has not begun in New York, or its address is written differently: like 2026-10.
    </NoSuchPage>
  );
}
