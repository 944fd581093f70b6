import '@/lib/digest/commands';

/**
 * `npm run digest` by a process that has everything loaded and waits for a word, so that the moment at which it is
 * killed falls into its work and not into its start.
 */

process.send?.('ready');
process.once('message', () => {
  process.disconnect?.();
  void import('@/scripts/digest');
});
