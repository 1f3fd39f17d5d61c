const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
const ALL_UNSEEN = new RegExp(UNSEEN.source, "gu");
const LONGEST = 80;
const SECRET = /-----BEGIN [A-Z ]*PRIVATE KEY/;

/** Whether a text holds characters that nobody can see: controls, joiners, marks that turn the direction of writing. */
export function hasUnseen(text: string): boolean {
  return UNSEEN.test(text);
}

/** A text as a message may show it: on one line, at most 80 characters, every unseen character by its number, no secret. */
export function visible(text: string): string {
  if (SECRET.test(text)) return "a private key";
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST - 3)}...` : text;
  return JSON.stringify(short)
    .slice(1, -1)
    .replace(ALL_UNSEEN, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}
