import { NoSuchPage } from '@/components/layout/NoSuchPage';

export default function WeekNotFound() {
  return (
    <NoSuchPage title="There is no such week here">
      Either it has not begun in New York, or its address is written differently: like 2026-W44.
    </NoSuchPage>
  );
}
