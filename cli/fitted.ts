import { stripVTControlCharacters } from "node:util";

/** How far what goes on from the line before is set in. */
const HANGING = "  ";

/** A text in lines that a terminal has room for, broken between words. @param width in characters; Infinity for no end */
export function fitted(text: string, width: number): string {
  return text
    .split("\n")
    .flatMap((line) => brokenAt(line, width))
    .join("\n");
}

function brokenAt(line: string, width: number): string[] {
  if (lengthOf(line) <= width) return [line];
  const indent = " ".repeat(Math.max(0, stripVTControlCharacters(line).search(/\S/)));
  const [first = "", ...words] = line.replace(indent, "").split(" ");
  const lines: string[] = [];
  let now = indent + first;
  for (const word of words) {
    if (lengthOf(`${now} ${word}`) > width) {
      lines.push(now);
      now = indent + HANGING + word;
    } else {
      now += ` ${word}`;
    }
  }
  return [...lines, now];
}

function lengthOf(text: string): number {
  return stripVTControlCharacters(text).length;
}
