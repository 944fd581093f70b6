import { type AuthorName, canBeSame, isInitials, parseName } from '@/lib/authors/name';
import type { NameForm } from '@/lib/authors/schema';

export type Gathered = { name: string; forms: NameForm[]; doubtful: NameForm[] };

/**
 * Which of the written names are the person asked for: those that contradict nothing. Initials that fit somebody else as
 * well are doubtful. Null where no name is left.
 */
export function gatherForms(asked: string, found: NameForm[]): Gathered | null {
  const wanted = parseName(asked);
  const all = found
    .map((form) => ({ form, parsed: parseName(form.name) }))
    .filter(({ parsed }) => parsed.key === wanted.key && parsed.group === wanted.group);
  const written = all.filter(({ parsed }) => !isInitials(parsed)).map(({ parsed }) => parsed);
  const belongs = judgeBy(wanted, written);
  const fitting = all.filter(({ parsed }) => canBeSame(parsed, wanted));
  const forms = fitting.filter(({ parsed }) => belongs(parsed)).map(({ form }) => form);
  const doubtful = fitting.filter(({ parsed }) => !belongs(parsed)).map(({ form }) => form);
  const name = bestName(forms);
  return name ? { name, forms: sorted(forms), doubtful: sorted(doubtful) } : null;
}

/** Each written name once, with how many papers hold it, of all whose key is that of the name asked for. */
export function countForms(asked: string, lists: string[][]): NameForm[] {
  const { key } = parseName(asked);
  const counts = new Map<string, number>();
  const keys = new Map<string, string>();
  for (const authors of lists)
    for (const name of new Set(authors)) {
      const known = keys.get(name) ?? parseName(name).key;
      keys.set(name, known);
      if (known === key) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  return [...counts].map(([name, papers]) => ({ name, papers }));
}

/** The names that stand more than once beside these forms, the most frequent first; where none does, some that do once. */
export function countCoauthors(forms: NameForm[], lists: string[][], most: number): NameForm[] {
  const own = new Set(forms.map(({ name }) => name));
  const counts = new Map<string, number>();
  for (const authors of lists)
    for (const name of new Set(authors)) if (!own.has(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const all = sorted([...counts].map(([name, papers]) => ({ name, papers })));
  const often = all.filter(({ papers }) => papers > 1);
  return often.length > 0 ? often.slice(0, most) : all.slice(0, most / 2);
}

function judgeBy(wanted: AuthorName, written: AuthorName[]): (form: AuthorName) => boolean {
  if (!isInitials(wanted)) {
    const others = written.filter((name) => !canBeSame(name, wanted));
    return (form) => !isInitials(form) || !others.some((other) => canBeSame(other, form));
  }
  const fitting = written.filter((name) => canBeSame(name, wanted));
  const onePerson = fitting.every((one) => fitting.every((other) => canBeSame(one, other)));
  return (form) => onePerson || isInitials(form);
}

/** The most frequent of the fullest: a name written out before initials. */
function bestName(forms: NameForm[]): string | undefined {
  const full = forms.filter(({ name }) => !isInitials(parseName(name)));
  return sorted(full.length > 0 ? full : forms)[0]?.name;
}

function sorted(forms: NameForm[]): NameForm[] {
  return [...forms].sort((a, b) => b.papers - a.papers || (a.name < b.name ? -1 : 1));
}
