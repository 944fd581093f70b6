import { escapeHtml } from './html';

/** Collects the two forms of a text side by side. A newline in either stands for a new paragraph. */
export class Writer {
  html = '';
  text = '';

  words(words: string): void {
    this.html += escapeHtml(words);
    this.text += words;
  }

  both(html: string, text: string): void {
    this.html += html;
    this.text += text;
  }
}
