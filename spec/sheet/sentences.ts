import type { ErrorCode } from "yaml";

const SENTENCES: Partial<Record<ErrorCode, string>> = {
  BAD_ALIAS: "this refers to another place in the file; write the value itself",
  BAD_DQ_ESCAPE: "a backslash in double quotes begins a special character; use single quotes",
  BAD_INDENT: "this line is not indented like its neighbours; use two spaces a level",
  BAD_SCALAR_START: "a value can't begin with this character; put the value in quotes",
  BLOCK_AS_IMPLICIT_KEY: "a field stands inside the value of another on one line; begin a new line or use quotes",
  BLOCK_IN_FLOW: "a list or field can't be spread over lines inside brackets; write it with commas",
  DUPLICATE_KEY: "this field is written twice; keep one of them",
  KEY_OVER_1024_CHARS: "a field's name is far too long; check the colon after it",
  MISSING_CHAR: "a quote, bracket, colon or comma is missing here; add it",
  MULTILINE_IMPLICIT_KEY: "a field's name can't go over two lines; check the colon after it",
  MULTIPLE_DOCS: "a file holds one document; remove the line of dashes and what follows it",
  RESOURCE_EXHAUSTION: "brackets are nested too deeply here; a few levels are enough",
  TAB_AS_INDENT: "this line is indented with a tab; use spaces",
  TAG_RESOLVE_FAILED: "words that begin with an exclamation mark have no meaning here; remove it or use quotes",
  UNEXPECTED_TOKEN: "this doesn't belong here; check the quotes, brackets and commas before it",
};

/** What is wrong with the writing of a file, and what to do about it. */
export function sentenceOf(code: ErrorCode): string {
  return SENTENCES[code] ?? "this can't be read; compare it with one of the example files in tenants/";
}
