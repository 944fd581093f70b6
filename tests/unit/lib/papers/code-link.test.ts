import { describe, expect, it } from 'vitest';
import { findLinks } from '@/lib/papers/code-link';

describe('the code of a paper', () => {
  it.each([
    ['Code at https://github.com/Foo/bar.git.', 'https://github.com/Foo/bar'],
    ['see (github.com/foo/bar).', 'https://github.com/foo/bar'],
    ['http://www.github.com/foo/bar/tree/main/x', 'https://github.com/foo/bar'],
    ['https://github.com/foo and https://github.com/foo/bar', 'https://github.com/foo/bar'],
    [String.raw`\url{https://github.com/a\_b/c\_d}`, 'https://github.com/a_b/c_d'],
    ['https://gitlab.com/a/b/-/tree/main', 'https://gitlab.com/a/b'],
    ['https://huggingface.co/org/model, and more', 'https://huggingface.co/org/model'],
    ['https://huggingface.co/datasets/a/b', 'https://huggingface.co/datasets/a/b'],
    ['https://huggingface.co/papers/2401.1', null],
    ['https://github.com/features/copilot', null],
    ['https://notgithub.com/a/b and gist.github.com/a/b', null],
    ['no address', null],
  ])('%s', (text, codeUrl) => {
    expect(findLinks([text]).codeUrl).toBe(codeUrl);
  });

  it('is the first one, the comment before the abstract', () => {
    expect(findLinks(['github.com/a/b', 'github.com/c/d']).codeUrl).toBe('https://github.com/a/b');
  });
});

describe('the project page', () => {
  it.each([
    ['Project page: https://a.b/c.', 'https://a.b/c'],
    ['The project website is available at https://a.b/c/', 'https://a.b/c'],
    ['http://foo.github.io/bar/', 'https://foo.github.io/bar'],
    ['Visit foo.github.io.', 'https://foo.github.io'],
    [String.raw`\href{https://foo.github.io/x}{page}`, 'https://foo.github.io/x'],
    ['Project page: https://github.com/a/b', null],
  ])('%s', (text, projectUrl) => {
    expect(findLinks([text]).projectUrl).toBe(projectUrl);
  });
});
