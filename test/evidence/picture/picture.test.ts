import { describe, expect, test } from "vitest";
import { draw, PICTURE_STYLE } from "../../../evidence/index.ts";
import { graphOf } from "../../../graph/index.ts";
import { declared, TENANTS } from "../../stacks/tenants.ts";
import { without } from "../surgery.ts";

/** Every text on a picture, in the order in which it is drawn. */
const textsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);

/** What is on the picture of an example, and no longer when a component had never been written. */
const SHOWN: readonly (readonly [string, string, string])[] = [
  ["access", "almendro", "People, by role"],
  ["audit", "kade", "10 logs"],
  ["backup", "almendro", "Backups"],
  ["backup", "almendro", "copied on"],
  ["cluster", "almendro", "Kubernetes"],
  ["connectivity", "almendro", "Site head-"],
  ["connectivity", "almendro", "IPsec"],
  ["database", "cedar-hollow", "MySQL 8.4"],
  ["detection", "almendro", "Watched for"],
  ["edge", "almendro", "Browsers"],
  ["exchange", "kade", "2 partners"],
  ["firewall", "almendro", "Firewall"],
  ["keyring", "almendro", "encrypted: data key"],
  ["mail", "cedar-hollow", "Mail"],
  ["network", "almendro", "Network 10.175.32.0/19"],
  ["runner", "almendro", "Runner"],
  ["storage", "almendro", "Files"],
  ["workload", "almendro", "3 running"],
];

describe.each(TENANTS)("the picture of %s", (name) => {
  test("is one small image with its own words, that calls nobody and runs nothing", async () => {
    const svg = draw(await declared(name));
    expect(svg.length).toBeLessThan(40_000);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" class="picture" role="img"/);
    expect(svg).toContain(`<title id="picture-title">The home of ${name} on `);
    expect(svg).toContain('<desc id="picture-description">Account of this customer alone, ');
    expect(svg).not.toMatch(/<script|<style|href=|url\(|undefined|NaN|\[object/);
  });

  test("is the same however often it is drawn, and in whatever order its resources come", async () => {
    const { graph, settled } = await declared(name);
    const turned = graphOf(graph.project, graph.stack, graph.resources.toReversed());
    expect(draw({ graph: turned, settled })).toBe(draw({ graph, settled }));
  });
});

describe("on the picture is", () => {
  test.each(SHOWN)(
    "what %s makes for %s (%s), and nothing of it when that is taken out",
    async (component, name, text) => {
      const { graph, settled } = await declared(name);
      expect(textsOf(draw({ graph, settled }))).toContain(text);
      expect(textsOf(draw({ graph: without(graph, component), settled }))).not.toContain(text);
    },
  );

  test("nothing that a tenant didn't buy", async () => {
    const texts = textsOf(draw(await declared("cedar-hollow"))).join("\n");
    expect(texts).not.toMatch(/IPsec|SFTP|directory|partner|Shared folders|operators/i);
  });

  test("the copy where it goes, and nothing of one where no schedule is copied", async () => {
    const { graph, settled } = await declared("kade");
    expect(textsOf(draw({ graph, settled }))).toContain("Backup account");
    const resources = graph.resources.filter(({ type }) => type !== "aws:backup/plan:Plan");
    const texts = textsOf(draw({ graph: graphOf(graph.project, graph.stack, resources), settled }));
    expect(texts).not.toContain("copied on");
  });

  test("whatever a customer is called as text, and never as markup", async () => {
    const { graph, settled } = await declared("almendro");
    const product = { ...settled.tenant.product, name: '</title><script>alert("&")</script>' };
    const svg = draw({ graph, settled: { ...settled, tenant: { ...settled.tenant, product } } });
    expect(svg).not.toContain("<script>");
    expect(svg).toContain("&lt;script&gt;");
  });

  test("ink and ground of the page that takes it in, by classes that are there", async () => {
    const svg = draw(await declared("almendro"));
    const named = [...PICTURE_STYLE.matchAll(/\.([a-z-]+)\{/g)].map(([, name]) => name);
    expect(named).toEqual(["picture", "picture-paper"]);
    for (const name of named) expect(svg).toContain(`class="${name}"`);
    expect(svg).not.toMatch(/stroke="(?!currentColor)/);
  });
});
