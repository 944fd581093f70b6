const ownGroups = ['cs', 'econ', 'eess', 'math', 'q-bio', 'q-fin', 'stat'];
const withSections = ['astro-ph', 'cond-mat', 'nlin', 'physics'];
const withoutSections = [
  'gr-qc',
  'hep-ex',
  'hep-lat',
  'hep-ph',
  'hep-th',
  'math-ph',
  'nucl-ex',
  'nucl-th',
  'quant-ph',
];
const shape = /^([a-z]+(?:-[a-z]+)*)(?:\.([A-Za-z]{2}|[a-z]+(?:-[a-z]+)+|[a-z]{3,}))?$/;

/** Whether a text has the shape of one of arXiv's categories or archives, such as cs.AI, hep-th or cond-mat.str-el. */
export function isCategory(text: string): boolean {
  const [, archive = '', section] = shape.exec(text) ?? [];
  if (withoutSections.includes(archive)) return section === undefined;
  return ownGroups.includes(archive) || withSections.includes(archive);
}

/** The OAI-PMH set of a category: group:archive:CATEGORY. A paper of two names for one subject is in both sets. */
export function setOf(category: string): string {
  const [archive = '', section] = category.split('.');
  const group = ownGroups.includes(archive) ? archive : 'physics';
  return [group, archive, ...(section ? [section] : [])].join(':');
}
