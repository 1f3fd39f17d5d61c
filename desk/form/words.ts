import type { Field } from "../../operations/drafting/index.ts";

/** A field's name and the rest of what the schema says of it, as a form has them. */
export interface Words {
  readonly label: string;
  readonly hint: string;
}

/** How a value is spelt and quoted in the file is the file's business. */
const FILE_ONLY =
  /,? in quotes,? such as "[^"]*"|,? in quotes\b|,? as two capital letters| Quote "NO"\.|; \[\] when it names none/g;

/** Splits a description where its first clause ends: that names the field, and the rest explains it. */
export function wordsOf({ meaning }: Pick<Field, "meaning">): Words {
  const plain = meaning.replace(FILE_ONLY, "");
  const [, label = plain, hint = ""] = /^(.*?)(?:[,.;:](?=\s|$)\s*(.*))?$/s.exec(plain) ?? [];
  return { label, hint: hint.charAt(0).toUpperCase() + hint.slice(1) };
}
