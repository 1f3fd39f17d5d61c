import { describe, expect, test } from "vitest";
import { sourceFile } from "../../graph/source.ts";

describe("the file that declares a resource", () => {
  test.each([
    ["TypeScript run as it is", "file:///home/ada/project/components/storage/bucket.ts"],
    ["its compiled copy", "file:///home/ada/project/dist/components/storage/bucket.js"],
    [
      "its compiled copy as a native module",
      "file:///home/ada/project/file:/home/ada/project/dist/components/storage/bucket.js",
    ],
  ])("is named from the project on, as its author knows it: %s", (_, uri) => {
    expect(sourceFile(uri, "/home/ada/project")).toBe("components/storage/bucket.ts");
  });

  test.each(["file:///usr/lib/program.js", "file:///home/ada/project/node_modules/@pulumi/aws/s3/bucket.js"])(
    "is none of somebody else's: %s",
    (uri) => {
      expect(sourceFile(uri, "/home/ada/project")).toBeNull();
    },
  );
});
