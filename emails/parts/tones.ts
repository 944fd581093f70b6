/** The colours of a mail by day. Dark ones are in the style sheet of the frame, for clients that read it. */
export const tones = {
  paper: '#fbfaf7',
  ink: '#1b1a17',
  soft: '#5f5b53',
  faint: '#716c62',
  line: '#e5e1d8',
  accent: '#b3261e',
} as const;

export const serif = "Newsreader, 'Iowan Old Style', Palatino, 'Palatino Linotype', Georgia, serif";
export const sans = "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

export const darkStyles = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
a { text-decoration: none; }
@media (max-width: 480px) {
  .sheet { padding: 20px 18px 28px !important; }
  .headline { font-size: 29px !important; }
}
@media (prefers-color-scheme: dark) {
  body, .desk > table > tbody > tr > td, .sheet { background-color: #14130f !important; }
  .ink, .ink a { color: #ece8de !important; }
  .soft, .soft a { color: #b0aa9c !important; }
  .faint, .faint a { color: #9a9486 !important; }
  .accent { color: #ff8a7d !important; }
  .line { border-color: #2e2c26 !important; }
  .rule { border-color: #ece8de !important; }
  .button { background-color: #ece8de !important; color: #14130f !important; }
}`;
