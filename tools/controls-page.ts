import { type Control, type Framework, foundationRules, loadFrameworks, rules } from "../policies/index.ts";
import { loadCapabilities } from "../promises/index.ts";

const HEAD = `# Every control, and what shows it

What seven frameworks ask, control by control, in our own words: framework texts are under copyright.

| status | means |
|---|---|
| automated | rules prove all that is asked of the infrastructure, in every plan before anything is made |
| partly | rules prove a part; who does the rest is named |
| by-process | nothing that infrastructure could prove: people or the product keep it |
| inherited | AWS keeps it, and its auditors' report says so: fetch it from AWS Artifact each year |
| out-of-scope | it asks nothing of a tenant |

Words without backticks are capabilities, proved by every rule that the [last table](#capabilities) lists; in backticks are
single rules, those of the foundation with a °. The tables are in \`policies/frameworks/data\`. Whether a control is met as a
whole is for people to say: this is engineering guidance, neither a certificate nor legal advice.

This page is written by \`npm run fix\`.
`;

const CAPABILITY = new Map(rules.map((rule) => [rule.name, rule.capability]));

/** The page that says of every control of every framework what shows it, and who has what is left. */
export function controlsPage(): string {
  const frameworks = loadFrameworks();
  return [HEAD, summary(frameworks), ...frameworks.map(section), capabilities()].join("\n");
}

function summary(frameworks: readonly Framework[]): string {
  const statuses = ["automated", "partly", "by-process", "inherited", "out-of-scope"] as const;
  const count = ({ controls }: Framework, wanted: string) => controls.filter(({ status }) => status === wanted).length;
  return table(
    ["framework", "controls", ...statuses],
    frameworks.map((one) => [one.title, one.controls.length, ...statuses.map((status) => count(one, status))]),
  );
}

function section({ title, edition, source, date, checked, covers, controls }: Framework): string {
  return [
    `## ${title}`,
    "",
    `${edition}. ${covers} List of controls: ${source}, ${date}; held against it on ${checked}.`,
    "",
    table(
      ["control", "status", "shown by", "why, and what is left"],
      controls.map((control) => [
        `**${control.id}** ${control.title}`,
        control.status,
        shownBy(control),
        control.to === null ? control.reason : `${control.reason} *(${control.to})*`,
      ]),
    ),
  ].join("\n");
}

function shownBy({ needs, rules: proving, ground }: Control): string {
  const single = proving.filter((rule) => !needs.includes(CAPABILITY.get(rule) ?? ""));
  return [...needs, ...single.map((rule) => `\`${rule}\``), ...ground.map((rule) => `\`${rule}\`°`)].join(", ");
}

function capabilities(): string {
  const rows = Object.entries(loadCapabilities()).map(([word, means]) => {
    const proving = rules.filter(({ capability }) => capability === word).map(({ name }) => `\`${name}\``);
    return [`**${word}** ${means}`, proving.join(", ") || "no rule yet"];
  });
  const ground = foundationRules.map(({ name, statement }) => `* \`${name}\`° ${statement}`);
  return [
    "## Capabilities",
    "",
    table(["capability", "rules"], rows),
    "Rules of the foundation:",
    "",
    ...ground,
    "",
  ].join("\n");
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) =>
    `| ${cells.map((cell) => String(cell).replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), `|${head.map(() => "---").join("|")}|`, ...rows.map(line), ""].join("\n");
}
