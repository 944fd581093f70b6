import { described, Field, Problem } from '@/components/subscribe/Field';
import { ZoneSelect } from '@/components/subscribe/ZoneSelect';
import type { Problems, Typed } from '@/lib/subscribers/schema';

type Props = { typed: Typed; problems: Problems; zones: string[] };

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** How often the digest comes, and when. */
export function WhenFields({ typed, problems, zones }: Props) {
  return (
    <fieldset className="grid gap-5">
      <legend className="mb-3 font-serif text-[23px] leading-tight font-medium">When it comes</legend>
      <Rhythm typed={typed} problem={problems.kind} />
      <div className="grid gap-5 min-[520px]:grid-cols-2">
        <Field id="digest-weekday" label="Day of a weekly digest" problem={problems.weekday}>
          <select
            id="digest-weekday"
            name="weekday"
            defaultValue={typed.weekday}
            className={field}
            {...described('digest-weekday', problems.weekday, false)}
          >
            {weekdays.map((day, place) => (
              <option key={day} value={place + 1}>
                {day}
              </option>
            ))}
          </select>
        </Field>
        <Field id="digest-hour" label="Hour" problem={problems.hour}>
          <select
            id="digest-hour"
            name="hour"
            defaultValue={typed.hour}
            className={field}
            {...described('digest-hour', problems.hour, false)}
          >
            {hours.map((hour) => (
              <option key={hour} value={hour}>
                {hour}:00
              </option>
            ))}
          </select>
        </Field>
        <ZoneSelect
          id="digest-zone"
          zones={zones}
          chosen={typed.timeZone ?? ''}
          problem={problems.timeZone}
        />
        <Field
          id="digest-pause"
          label="Pause until"
          hint="From that day on it comes again. Empty: no pause."
          problem={problems.pausedUntil}
        >
          <input
            id="digest-pause"
            name="pausedUntil"
            type="date"
            defaultValue={typed.pausedUntil}
            className={field}
            {...described('digest-pause', problems.pausedUntil)}
          />
        </Field>
      </div>
      <p className="text-[13px] text-faint">
        If your hour does not exist on the day the clocks change, the mail comes that much later; if it exists
        twice, you get one mail.
      </p>
    </fieldset>
  );
}

function Rhythm({ typed, problem }: { typed: Typed; problem: string | undefined }) {
  return (
    <fieldset className="flex flex-wrap gap-x-6 gap-y-2" {...described('digest-kind', problem, false)}>
      <legend className="sr-only">How often</legend>
      {[
        ['daily', 'Once a day'],
        ['weekly', 'Once a week'],
      ].map(([value, label]) => (
        <label key={value} className="flex min-h-8 items-center gap-2">
          <input
            type="radio"
            name="kind"
            value={value}
            defaultChecked={typed.kind === value}
            className="size-4 accent-ink"
          />
          {label}
        </label>
      ))}
      <Problem id="digest-kind">{problem}</Problem>
    </fieldset>
  );
}

const field = 'field min-h-11 min-w-0 text-[16px]';
