import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { VotesChart } from '@/components/papers/VotesChart';

const draw = (votes: { day: string; votes: number }[]) => renderToStaticMarkup(<VotesChart votes={votes} />);

test('says in words what the picture shows', () => {
  const picture = draw([
    { day: '2026-10-29', votes: 3 },
    { day: '2026-10-31', votes: 1 },
  ]);
  expect(picture).toContain('aria-label="4 votes over time; the most on Oct 29, 2026: 3"');
  expect(picture.match(/<rect/g)).toHaveLength(3);
});

test('gathers a long time into sixty bars without losing a vote', () => {
  const picture = draw([
    { day: '2024-01-01', votes: 1 },
    { day: '2026-01-01', votes: 1 },
  ]);
  expect(picture.match(/<rect/g)).toHaveLength(60);
});

test('draws nothing where nobody has voted', () => {
  expect(draw([])).toBe('');
});
