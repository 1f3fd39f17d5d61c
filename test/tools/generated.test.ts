import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { generatedFiles } from "../../tools/generated.ts";

const read = (file: string): string | null => (existsSync(file) ? readFileSync(file, "utf8") : null);

test("every file that is written from the code is as `npm run fix` would write it now", async () => {
  const stale = [...(await generatedFiles())].filter(([file, text]) => read(file) !== text);
  expect(stale.map(([file]) => file)).toEqual([]);
});
