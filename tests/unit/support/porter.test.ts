import { expect, test } from 'vitest';
import { porterStem } from '@/tests/support/porter';

// The examples that Porter gives for each step of his paper, and words that pass through several.
const stems: Record<string, string> = {
  caresses: 'caress',
  ponies: 'poni',
  cats: 'cat',
  feed: 'feed',
  agreed: 'agre',
  plastered: 'plaster',
  bled: 'bled',
  motoring: 'motor',
  sing: 'sing',
  conflated: 'conflat',
  hopping: 'hop',
  falling: 'fall',
  hissing: 'hiss',
  filing: 'file',
  happy: 'happi',
  sky: 'sky',
  relational: 'relat',
  conditional: 'condit',
  digitizer: 'digit',
  operator: 'oper',
  hopefulness: 'hope',
  sensibiliti: 'sensibl',
  triplicate: 'triplic',
  electriciti: 'electr',
  goodness: 'good',
  revival: 'reviv',
  adjustable: 'adjust',
  replacement: 'replac',
  adoption: 'adopt',
  probate: 'probat',
  rate: 'rate',
  cease: 'ceas',
  controll: 'control',
  roll: 'roll',
  generalizations: 'gener',
  oscillators: 'oscil',
};

test.each(Object.entries(stems))('%s becomes %s', (word, stem) => {
  expect(porterStem(word)).toBe(stem);
});

test('what is no English word stays', () => {
  expect(['gpt4', 'ℓ1', 'is', ''].map(porterStem)).toEqual(['gpt4', 'ℓ1', 'is', '']);
});
