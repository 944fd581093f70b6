import type { Day } from '@/lib/dates';

type Props = { id: string; day: Day; newest: Day; className?: string };

/** A plain form, so that it works before and without any script. */
export function JumpToDate({ id, day, newest, className = '' }: Props) {
  return (
    <form action="/papers/jump" className={`flex items-center gap-1.5 ${className}`}>
      <label htmlFor={id} className="sr-only">
        Go to a day
      </label>
      <input
        id={id}
        className="field w-[9em] min-w-0 flex-1 px-2! tabular-nums"
        type="date"
        name="day"
        defaultValue={day}
        max={newest}
        required
      />
      <button className="button px-2!" type="submit">
        Go
      </button>
    </form>
  );
}
