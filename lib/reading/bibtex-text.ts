const escapes: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
};

/** LaTeX knows accented letters, but no Greek ones. */
const greek = new Map(
  (
    'α alpha β beta γ gamma δ delta ε varepsilon ϵ epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu µ mu ν nu ξ xi ' +
    'π pi ρ rho σ sigma τ tau υ upsilon φ varphi ϕ phi χ chi ψ psi ω omega Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi ' +
    'Σ Sigma Φ Phi Ψ Psi Ω Omega'
  )
    .match(/\S+ \S+/g)
    ?.map((pair): [string, string] => [pair.charAt(0), `\\${pair.slice(2)}`]),
);

/** Plain text in which nothing is a command. A lone brace would end the field for BibTeX even when escaped. */
export function escapeTex(text: string): string {
  const lonely = !isBalanced(text);
  const escaped = text
    .replace(/\s+/g, ' ')
    .replace(/[\\{}~^<>|$&%#_]/g, (sign) =>
      lonely && (sign === '{' || sign === '}') ? '' : (escapes[sign] ?? `\\${sign}`),
    );
  return spellGreek(escaped, '$', '$');
}

/**
 * A title as TeX. arXiv's own is TeX already, as a rule: it stays so, and only what its author left unescaped outside
 * of formulas is escaped. Where it is no TeX, its plain form is escaped whole.
 */
export function titleInTex(raw: string, plain: string): string {
  const parts = raw.replace(/\s+/g, ' ').split(/(?<!\\)\$/);
  const readable = parts.length % 2 === 1 && parts.every((part) => isBalanced(part) && !/\\$/.test(part));
  if (!readable) return escapeTex(plain);
  return parts
    .map((part, index) =>
      index % 2 === 1 ? spellGreek(part, '{', '}') : spellGreek(escapeStray(part), '$', '$'),
    )
    .join('$');
}

/** Signs that no author means as TeX when they stand in a sentence. */
function escapeStray(text: string): string {
  return text.replace(/\\[\s\S]|[&%#_^]/g, (found) =>
    found.length > 1 ? found : (escapes[found] ?? `\\${found}`),
  );
}

function spellGreek(text: string, before: string, after: string): string {
  return text.replace(/\p{Script=Greek}|µ/gu, (letter) => {
    const command = greek.get(letter);
    return command ? before + command + after : letter;
  });
}

/** BibTeX counts every brace, escaped or not. */
function isBalanced(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    if (sign === '{') depth += 1;
    if (sign === '}') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
