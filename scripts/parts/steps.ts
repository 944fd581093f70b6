const begun = performance.now();

type Say = (words: string) => void;

/**
 * Does one step of a command, and prints its name, what came of it and how long it took. The act says its result by
 * the first function and what it is doing meanwhile by the second.
 */
export async function step<T>(name: string, act: (say: Say, show: Say) => Promise<T>): Promise<T> {
  const from = performance.now();
  let detail = '';
  const clock = showClock(name, from);
  const stopClock = clock.stop;
  try {
    const result = await act((words) => {
      detail = words;
    }, clock.show);
    stopClock();
    process.stdout.write(`${name.padEnd(12)} ${detail || 'ready'} ${seconds(from)}\n`);
    return result;
  } catch (error) {
    stopClock();
    process.stdout.write(`${name.padEnd(12)} failed ${seconds(from)}\n`);
    throw error;
  }
}

/** Seconds since the command began, as text. */
export function elapsed(): string {
  return ((performance.now() - begun) / 1000).toFixed(1);
}

function seconds(from: number): string {
  return `(${((performance.now() - from) / 1000).toFixed(1)} s)`;
}

/** On a terminal one line that moves; elsewhere a line when a step begins to be long, and one every 15 s. */
function showClock(name: string, from: number): { show: Say; stop: () => void } {
  const live = process.stdout.isTTY;
  let doing = '';
  const tell = () => {
    const text = `${name.padEnd(12)} ... ${doing.slice(0, 80)} ${seconds(from)}`;
    process.stdout.write(live ? `\r\x1b[K${text}` : `${text}\n`);
  };
  const clock = setInterval(tell, live ? 500 : 15_000);
  const first = setTimeout(tell, live ? 100 : 3_000);
  const show = (words: string) => {
    doing = words.trim() || doing;
  };
  const stop = () => {
    clearInterval(clock);
    clearTimeout(first);
    if (live) process.stdout.write('\r\x1b[K');
  };
  return { show, stop };
}
