const NARROW = new Set("ijl.,:;'|!()[] ft/");
const WIDE = new Set("mwMW@%&…");

/** Widths in sizes of the letter, a little over those of the widest faces that systems show, so that nothing runs over. */
function letterWidth(letter: string): number {
  if (NARROW.has(letter)) return 0.4;
  if (WIDE.has(letter)) return 1;
  if (letter > "\u2e7f") return 1.05;
  return /[A-Z]/.test(letter) || letter > "\u024f" ? 0.76 : 0.635;
}

/** The most that a text takes on a line, in the units of its size. */
export function widthOf(text: string, size: number, strong = false): number {
  const width = [...text].reduce((sum, letter) => sum + letterWidth(letter), 0) * size;
  return strong ? width * 1.1 : width;
}

interface Fit {
  readonly width: number;
  readonly size: number;
  readonly strong?: boolean;
  /** Most lines it may take; what doesn't fit ends in `…`. */
  readonly lines: number;
}

/** A text in lines that fit, broken at spaces and behind hyphens and dots, or within a word where nothing else helps. */
export function fitted(text: string, { width, size, strong = false, lines }: Fit): readonly string[] {
  const isFitting = (line: string) => widthOf(line.trimEnd(), size, strong) <= width;
  const parts = clean(text)
    .split(/(?<=[ .@-])/)
    .flatMap((word) => pieces(word, isFitting));
  const all: string[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    if (last !== undefined && isFitting(last + part)) all[all.length - 1] = last + part;
    else all.push(part);
  }
  if (all.length <= lines) return all.map((line) => line.trimEnd());
  const kept = all.slice(0, lines).map((line) => line.trimEnd());
  return [...kept.slice(0, -1), shortened(kept.at(-1) ?? "", isFitting)];
}

/** Nothing that turns, hides or breaks a line. */
function clean(text: string): string {
  return text
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** A word as it is, or cut where it doesn't fit on a line of its own. */
function pieces(word: string, isFitting: (text: string) => boolean): readonly string[] {
  if (word === "" || isFitting(word)) return [word];
  const letters = [...word];
  const most = letters.findIndex((_, index) => !isFitting(letters.slice(0, index + 1).join("")));
  const cut = Math.max(1, most);
  return [letters.slice(0, cut).join(""), ...pieces(letters.slice(cut).join(""), isFitting)];
}

function shortened(line: string, isFitting: (text: string) => boolean): string {
  const letters = [...line];
  const most = letters.findLastIndex((_, index) => isFitting(`${letters.slice(0, index + 1).join("")}…`));
  return `${letters
    .slice(0, most + 1)
    .join("")
    .trimEnd()}…`;
}
