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
    ['https://GitHub.com/Foo/Bar', 'https://github.com/Foo/Bar'],
    [String.raw`\href{https://github.com/a/b/blob/main/README.md}{code}`, 'https://github.com/a/b'],
    ['https://github.com/foo/bar-\n  baz is public', 'https://github.com/foo/bar-baz'],
    ['https://github.com/foo/\nsoon.', null],
    ['https://gitlab.inria.fr/group/sub/tool/-/blob/main/a.py', 'https://gitlab.inria.fr/group/sub/tool'],
    ['https://gitlab.inria.fr/team/tool/.', 'https://gitlab.inria.fr/team/tool'],
    ['hf.co/datasets/a/b', 'https://huggingface.co/datasets/a/b'],
    ['https://huggingface.co/collections/a/b-1', null],
    ['https://anonymous.4open.science/r/x-1', null],
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
    ['Project page: https://github.com/a/b and https://a.github.io/b', 'https://a.github.io/b'],
    ['Project page: https://anonymous.4open.science/r/x-1', null],
    ['see https://Foo-Bar.github.io/Baz/', 'https://foo-bar.github.io/Baz'],
    ['https://sites.google.com/view/our-robot.', 'https://sites.google.com/view/our-robot'],
    [String.raw`Project page: \url{https://a.edu/\~{}me/x\_y}`, 'https://a.edu/~me/x_y'],
    ['Website: http://a.b/c', 'http://a.b/c'],
  ])('%s', (text, projectUrl) => {
    expect(findLinks([text]).projectUrl).toBe(projectUrl);
  });
});
