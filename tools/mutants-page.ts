import { rules } from "../policies/index.ts";
import { type Mutant, mutants } from "../test/mutants/index.ts";

const HEAD = `# Every mutant, and what kills it

A mutant is the whole plan of an example tenant with one thing made wrong, as a colleague would: a careless one in a hurry, or
a malicious one who means it. Killed means refused: each mutant by exactly the rules named here and by no other, which
\`test/mutants\` proves on every run. A rule that kills nothing fails the build, for nobody would know whether it looks.

What a rule can't decide, it leaves open, and \`no-unproven-at-apply\` refuses that, too; so it does where a rule's premise is
gone. Mutants of the program itself, refused by the real engine, are in \`test/support/saboteurs\`.

This page is written by \`npm run fix\`.
`;

/** The page that lists every mutant with its killers, and every rule with its mutants. */
export function mutantsPage(): string {
  const all = Object.values(mutants).flat();
  const count = `${all.length} mutants, ${all.filter(({ by }) => by === "malicious").length} of them malicious; ${rules.length} rules.\n`;
  return [HEAD, count, ...Object.entries(mutants).map(section), killers(all)].join("\n");
}

function section([family, those]: [string, readonly Mutant[]]): string {
  const rows = those.map(({ what, by, tenant, killedBy, leavesOpen = [] }) => {
    const open = leavesOpen.length > 0 ? [`left open by ${code(leavesOpen)}`] : [];
    return `| ${what} | ${by} | ${tenant} | ${[...killedBy.map((rule) => `\`${rule}\``), ...open].join(", ")} |`;
  });
  return [`## ${family}`, "", "| mutant | by | in | killed by |", "|---|---|---|---|", ...rows, ""].join("\n");
}

function killers(all: readonly Mutant[]): string {
  const rows = rules.map(({ name }) => {
    const killed = all.filter(({ killedBy }) => killedBy.includes(name));
    const open = all.filter(({ leavesOpen }) => (leavesOpen?.length ?? 0) > 0);
    const those = name === "no-unproven-at-apply" ? open : killed;
    return `| \`${name}\` | ${those.map(({ what }) => what).join("; ")} |`;
  });
  return ["## By rule", "", "| rule | kills, when |", "|---|---|", ...rows, ""].join("\n");
}

const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(" and ");
