// npm run bounce < message: what a mail server's pipe expects is 0 for done, 64 for wrong words, 75 for "try again".
process.on('exit', (code) => {
  process.exitCode = code === 0 || code === 64 ? code : 75;
});
process.argv.splice(2, 0, 'scripts/bounce.ts');
await import('./run.mjs');
