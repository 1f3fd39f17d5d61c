/** Forms in which well-known services write their secrets. */
const PATTERNS: readonly (readonly [string, RegExp])[] = [
  ["an AWS access key", /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/],
  ["a private key", /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ["a GitHub token", /\bgh[pousr]_[A-Za-z0-9]{36,}|\bgithub_pat_\w{60,}/],
  ["a Slack token", /\bxox[abprs]-[A-Za-z0-9-]{10,}/],
  ["a signed web token", /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/],
  ["an address with a password", /\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]+:[^\s:/@]{3,}@/i],
];

/** What a property must be called for any text in it to be a secret. */
const SECRET_NAME =
  /(?:password|passwd|passphrase|pwd|secretstring|secretkey|clientsecret|authtoken|apikey|privatekey|presharedkey|credentials?|token|secret)(?:wo)?$/i;

/** Made to be shown: certificates, as PEM or that in base64 as a kubeconfig has it, and SSH's public keys. */
const SHOWN =
  /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----|^LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t\S*$|^(?:ssh|ecdsa)-[a-z0-9-]+ AAAA[BCE][A-Za-z0-9+/]+={0,2}$/g;

/** What secret a text gives away, in words; undefined when it looks like none. */
export function secretIn(name: string, text: string): string | undefined {
  const known = PATTERNS.find(([, pattern]) => pattern.test(text));
  if (known) return known[0];
  if (SECRET_NAME.test(name.replaceAll(/[_-]/g, "")) && text !== "") return "a secret by its name";
  const hidden = text.replace(SHOWN, "");
  return hidden.split(/[^A-Za-z0-9+/]+/).some(isRandom) ? "text too random to be a word" : undefined;
}

/** Shortest run of letters and digits that can be told from a name. */
const SHORTEST = 20;
/**
 * Words a character, where a word is letters of one case, a capital and what follows it, or digits: 0.53 to 0.55 in random
 * text, at most 0.35 in names written together. At 0.36 one random text of 20 characters in 30 is missed, of 40 one in 170.
 */
const MIXED = 0.36;
const WORD = /[A-Z]?[a-z]+|[A-Z]+|\d+/g;
/** Bits a character: 3.5 keeps out repetition. */
const ENTROPY = 3.5;

/** Whether a run of letters and digits was made by chance rather than by people. */
function isRandom(run: string): boolean {
  if (run.length < SHORTEST || !/[a-z]/.test(run) || !/[A-Z]/.test(run) || !/\d/.test(run)) return false;
  const words = run.match(WORD) ?? [];
  return words.length / run.length >= MIXED && entropy(run) >= ENTROPY;
}

/** Shannon's entropy of the characters, in bits a character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}
