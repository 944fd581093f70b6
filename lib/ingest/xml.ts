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

/**
 * Reads a whole XML document with namespaces. Throws an Error saying what is wrong where it is not well-formed or cut
 * off, so that nothing of half an answer is used. Entities of the document's own are not expanded.
 */
export function parseXml(source: string): Element {
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

function isNamed(element: Element, name: string, namespace: string | undefined): boolean {
  return element.name === name && (namespace === undefined || element.namespace === namespace);
}

function toElement(tag: SaxesTagNS): Element {
  const attributes = Object.fromEntries(
    Object.values(tag.attributes).map((attribute) => [attribute.local, attribute.value]),
  );
  return { name: tag.local, namespace: tag.uri, attributes, children: [], text: '', raw: '' };
}
