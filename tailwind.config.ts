import type { Config } from 'tailwindcss';

/** The colours are variables of app/globals.css, so that light and dark share one set of class names. */
const colour = (name: string) => `var(--${name})`;

export default {
  content: ['./app/**/*.tsx', './components/**/*.tsx'],
  theme: {
    extend: {
      colors: {
        paper: colour('paper'),
        card: colour('card'),
        ink: colour('ink'),
        soft: colour('soft'),
        faint: colour('faint'),
        line: colour('line'),
        wash: colour('wash'),
        accent: colour('accent'),
        'accent-ink': colour('accent-ink'),
        'accent-wash': colour('accent-wash'),
        focus: colour('focus'),
        new: colour('new'),
      },
      fontFamily: {
        serif: ['var(--serif)'],
        sans: ['var(--sans)'],
      },
    },
  },
} satisfies Config;
