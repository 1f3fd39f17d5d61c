import { badInput } from "../../spec/index.ts";

const MARK = "\ufeff";

/**
 * The text of a file, without the mark at its beginning: UTF-8, or else the letters that Windows writes in Western Europe.
 * @throws BadInput when it is no text
 */
export function decode(bytes: Uint8Array, file: string): { readonly text: string; readonly marked: boolean } {
  if (bytes.includes(0)) {
    const say = `${file} is no text; save the sheet as "CSV UTF-8" and give that.`;
    throw badInput("bad-questions", say, { file });
  }
  const text = decodeAs("utf-8", bytes) ?? decodeAs("windows-1252", bytes) ?? "";
  const marked = text.startsWith(MARK);
  return { text: marked ? text.slice(MARK.length) : text, marked };
}

function decodeAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
