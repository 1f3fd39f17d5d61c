import { describe, expect, test } from "vitest";
import { bytesOf } from "../../spec/index.ts";
import { givenProject } from "./given.ts";

const FILE = "platform/products/openhr.yaml";
const UPLOADS = /uploads:\n( {2}- .*\n)+/;
/** What loading says once OpenHR takes files at these places. */
function says(...entries: readonly string[]): readonly string[] {
  const list = entries.map((entry) => `  - { ${entry} }\n`).join("");
  return givenProject().edit(FILE, UPLOADS, `uploads:\n${list}`).says();
}
const told = (...sentences: readonly string[]) => sentences.map((sentence) => `${FILE}: ${sentence}`);

describe("where a product takes files", () => {
  test("is nowhere unless its file says so, and by a form unless it says otherwise", () => {
    const silent = givenProject().edit(FILE, UPLOADS, "");
    expect(silent.load().product.uploads).toEqual([]);
    const { product } = givenProject()
      .edit(FILE, UPLOADS, "uploads: [{ path: /Scans/, largest: 2 GB }, { path: /x, largest: 10 kB, method: PUT }]\n")
      .load();
    expect(product.uploads).toEqual([
      { path: "/Scans/", largest: "2 GB", method: "POST" },
      { path: "/x", largest: "10 kB", method: "PUT" },
    ]);
  });

  test.each([
    ["documents/", "that doesn't begin with /"],
    ["/", "that is all of the product"],
    ["/documents//", "with an empty part"],
    ["/documents/../admin", "with a way back"],
    ["/documents/.git", "that is hidden"],
    ["/documents?kind=1", "with a question"],
    ["/documents%2f", "with a sign that can be written in two ways"],
    ["/documents/*", "with a star"],
  ])("is no path such as %s, %s", (path) => {
    expect(says(`path: "${path}", largest: 1 MB`)).toEqual(
      told(
        `uploads.0.path is "${path}"; write a path such as /documents/upload, or /documents/ for all that begin so.`,
      ),
    );
  });

  test.each([
    ["25", "a number and kB, MB or GB, such as 25 MB"],
    ["0 MB", "a number and kB, MB or GB, such as 25 MB"],
    ["25 MiB", "a number and kB, MB or GB, such as 25 MB"],
    ["6 GB", "at most 5 GB"],
  ])("has a largest size, and not %s", (largest, allowed) => {
    expect(says(`path: /documents/, largest: "${largest}"`)).toEqual(
      told(`uploads.0.largest is "${largest}"; write ${allowed}.`),
    );
  });

  test("is by one of three methods", () => {
    expect(says("path: /documents/, largest: 1 MB, method: GET")).toEqual(
      told('uploads.0.method is "GET"; write POST, PUT or PATCH.'),
    );
  });

  test.each(["/login", "/login/photo", "/LOGIN-help/"])("is apart from where people sign in, as %s isn't", (path) => {
    expect(says(`path: ${path}, largest: 1 MB`)).toEqual(
      told(`uploads.0.path: ${path} can't be one, since people sign in there, by /login; take files elsewhere.`),
    );
  });

  test("doesn't begin before the sign-in either", () => {
    const project = givenProject()
      .edit(FILE, "sign-in: [/login]", "sign-in: [/people/login]")
      .edit(FILE, UPLOADS, "uploads: [{ path: /People/, largest: 1 MB }]\n");
    expect(project.says()).toEqual(
      told(
        "uploads.0.path: /People/ can't be one, since people sign in there, by /people/login; take files elsewhere.",
      ),
    );
  });

  test("is said once for each path and method", () => {
    const [all, one] = ["path: /documents/, largest: 1 MB", "path: /documents/scan, largest: 9 MB"];
    const within = "/documents/scan can't be one, since it is in /documents/ already; keep one of the two.";
    expect(says(all, one)).toEqual(told(`uploads.1.path: ${within}`));
    expect(says(one, all)).toEqual(told(`uploads.0.path: ${within}`));
    expect(says(all, all)).toEqual(
      told("uploads.1.path: /documents/ can't be one, since it is in /documents/ already; keep one of the two."),
    );
    expect(says(all, `${one}, method: PUT`)).toEqual([]);
    expect(says("path: /documents, largest: 1 MB", one)).toEqual([]);
  });

  test("is at five places at most", () => {
    const places = [1, 2, 3, 4, 5, 6].map((at) => `path: /${at}, largest: 1 MB`);
    expect(says(...places.slice(1))).toEqual([]);
    expect(says(...places)).toEqual(told("uploads is a list; write a list with at most 5 entries."));
  });
});

test("a size counts thousands, as a request's own length does", () => {
  expect(["64 kB", "25 MB", "5 GB"].map(bytesOf)).toEqual([64_000, 25_000_000, 5_000_000_000]);
});
