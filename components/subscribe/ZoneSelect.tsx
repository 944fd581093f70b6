'use client';

import { described, Field } from '@/components/subscribe/Field';
import { ZoneOffer } from '@/components/subscribe/ZoneOffer';

type Props = { id: string; zones: string[]; chosen: string; problem: string | undefined };

/** Every zone by region and place, so that typing a city finds it. */
export function ZoneSelect({ id, zones, chosen, problem }: Props) {
  const listed = zones.includes(chosen) ? zones : [chosen, ...zones];
  const regions = [...new Set(listed.map(regionOf))];
  return (
    <Field id={id} label="Time zone" problem={problem}>
      <select
        id={id}
        name="timeZone"
        defaultValue={chosen}
        className="field min-h-11 min-w-0 text-[16px]"
        {...described(id, problem, false)}
      >
        {regions.map((region) => (
          <optgroup key={region} label={region}>
            {listed
              .filter((zone) => regionOf(zone) === region)
              .map((zone) => (
                <option key={zone} value={zone}>
                  {placeOf(zone)}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
      <ZoneOffer field={id} chosen={chosen} />
    </Field>
  );
}

function regionOf(zone: string): string {
  return zone.includes('/') ? (zone.split('/')[0] ?? zone) : 'Everywhere';
}

function placeOf(zone: string): string {
  const [, ...places] = zone.split('/');
  return places.length > 0 ? places.toReversed().join(', ').replaceAll('_', ' ') : zone;
}
