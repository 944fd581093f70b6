import { SaxesParser, type SaxesTagNS } from 'saxes';

/** One element: local name, namespace, attributes, children, the text inside, and where it stands in the source. */
export type Element = {
  name: string;
  namespace: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
  raw: string;
};

const deepest = 40;
/** What XML may not hold, written out or as a number: one such sign would cost the whole answer. */
const forbidden =
  /[^\P{Cc}\t\n\r]|[\ufffe\uffff]|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*(?:[0-8bcefBCEF]|1[\da-fA-F]));/gu;
const html = /^<(?:!doctype\s+)?html\b/i;
const rootTag = /<([A-Za-z_][\w:.-]*)[^>]*>/;

/** Whether a text looks like an XML document that came to its end: a cheap look before it is read. */
export function isWhole(source: string): boolean {
  const text = withoutProlog(source);
  const root = rootTag.exec(text);
  if (!root || html.test(text)) return false;
  return root[0].endsWith('/>') || text.slice(-300).includes(`</${root[1]}`);
}

/**
 * Reads a whole XML document with namespaces. Throws an Error saying what is wrong where it is not well-formed or cut
 * off, so that nothing of half an answer is used. Entities of the document's own are not expanded.
 */
export function parseXml(answer: string): Element {
  const source = answer.replace(forbidden, '');
  requireMarkup(source);
  const parser = new SaxesParser({ xmlns: true });
  const open: (Element & { start: number })[] = [];
  let root: Element | undefined;
  parser.on('error', (error) => {
    throw new Error(`The answer is not well-formed XML: ${error.message}`);
  });
  parser.on('opentag', (tag) => {
    if (open.length >= deepest) throw new Error('The answer is nested too deeply.');
    const start = source.lastIndexOf(`<${tag.name}`, parser.position);
    const element = { ...toElement(tag), start };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  const append = (text: string) => {
    const current = open.at(-1);
    if (current) current.text += text;
  };
  parser.on('text', append);
  parser.on('cdata', append);
  parser.on('closetag', () => {
    const element = open.pop();
    if (element) element.raw = source.slice(element.start, parser.position);
  });
  parser.write(source).close();
  if (!root) throw new Error('The answer is empty.');
  return root;
}

/** The first child of this name, whatever its place: arXiv does not keep to an order. */
export function child(element: Element, name: string, namespace?: string): Element | undefined {
  return element.children.find((one) => isNamed(one, name, namespace));
}

export function children(element: Element, name: string, namespace?: string): Element[] {
  return element.children.filter((one) => isNamed(one, name, namespace));
}

/** The trimmed text of the first child of this name, or null where there is none or it is blank. */
export function textOf(element: Element, name: string, namespace?: string): string | null {
  return child(element, name, namespace)?.text.trim() || null;
}

function requireMarkup(source: string): void {
  const text = withoutProlog(source);
  if (text === '') throw new Error('The answer is empty.');
  if (html.test(text)) throw new Error('The answer is a web page instead of XML.');
  if (!text.startsWith('<'))
    throw new Error(`The answer is plain text instead of XML: "${text.slice(0, 80)}"`);
}

function withoutProlog(source: string): string {
  return source
    .trim()
    .replace(/^<\?xml[^>]*\?>/, '')
    .replace(/^(?:\s*<!--[\s\S]*?-->)+/, '')
    .trim();
}

function isNamed(element: Element, name: string, namespace: string | undefined): boolean {
  return element.name === name && (namespace === undefined || element.namespace === namespace);
}

function toElement(tag: SaxesTagNS): Element {
  const attributes = Object.fromEntries(
    Object.values(tag.attributes).map((attribute) => [attribute.local, attribute.value]),
  );
  return { name: tag.local, namespace: tag.uri, attributes, children: [], text: '', raw: '' };
}
