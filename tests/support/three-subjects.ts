import { insertPaper } from './papers';

const subjects = [
  ['robot', 'arm', 'grasping', 'joint', 'torque', 'manipulation'],
  ['protein', 'folding', 'residue', 'chain', 'cell', 'enzyme'],
  ['stock', 'price', 'market', 'trading', 'fund', 'volatility'],
] as const;

/** Papers of robots, proteins and markets in turn, 2601.00000 and on. Gives the ids. */
export async function insertThreeSubjects(count: number, first = 0): Promise<string[]> {
  const ids: string[] = [];
  for (let place = first; place < first + count; place += 1) {
    const words = (subjects[place % 3] ?? []).filter((_, at) => (place + at) % 4 !== 0);
    const id = `2601.${String(place).padStart(5, '0')}`;
    ids.push(
      await insertPaper({
        id,
        title: `${words.slice(0, 2).join(' ')} ${colours[place % colours.length]}`,
        abstract: `We study ${words.join(' and ')} with ${shapes[place % shapes.length]}.`,
      }),
    );
  }
  return ids;
}

const colours = ['amber', 'azure', 'coral', 'ivory', 'jade', 'olive', 'pearl'];
const shapes = ['circles', 'squares', 'spirals', 'lattices', 'cones'];
