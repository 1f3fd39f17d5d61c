import { expect, test } from "vitest";
import { fromState, SECRET } from "../../graph/index.ts";

const PLACE = { project: "domicile", stack: "almendro" };
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const VAULT = "aws:backup/vault:Vault";
const urn = (type: string, name: string) => `urn:pulumi:almendro::domicile::${type}::${name}`;

const thing = (type: string, name: string, id: string, inputs: object = {}, outputs: object = {}) => ({
  urn: urn(type, name),
  type,
  id,
  custom: true,
  inputs,
  outputs: { ...inputs, ...outputs },
});

const groups = [thing(GROUP, "app", "sg-0a1"), thing(GROUP, "web", "sg-0b2")];
const vaultArn = (account: string) => `arn:aws:backup:eu-south-2:${account}:backup-vault:home`;
const vault = thing(VAULT, "home", "home", { name: "home" }, { arn: vaultArn("220000000011"), region: "eu-south-2" });

/** What one property refers to, that was made from one resource and now holds a value. */
function refersTo(told: string, value: unknown, ...others: readonly ReturnType<typeof thing>[]) {
  const holder = { ...thing(RULE, "in", "sgr-1", { it: value }), propertyDependencies: { it: [told] } };
  return fromState({ deployment: { resources: [holder, ...others] } }, PLACE).byUrn.get(holder.urn)?.refs.it;
}

const app = urn(GROUP, "app");

test("a property refers to what it was made from while it still names it", () => {
  expect(refersTo(app, "sg-0a1", ...groups)).toEqual([app]);
  expect(refersTo(app, { doc: '{"Resource":"sg-0a1/*"}' }, ...groups)).toEqual([app]);
});

test("a property that has come to name another thing of the stack refers to that", () => {
  expect(refersTo(app, "sg-0b2", ...groups)).toEqual([urn(GROUP, "web")]);
});

test.each([["sg-0a12"], ["0.0.0.0/0"], [undefined], [["sg-ffff"]]])(
  "a property that has come to hold %j refers to nothing",
  (value) => {
    expect(refersTo(app, value, ...groups)).toBe(undefined);
  },
);

test("nothing refers to what is gone", () => {
  expect(refersTo(urn(GROUP, "gone"), "sg-0c3", ...groups)).toBe(undefined);
});

test("an address or an ARN names a thing as well as its id, and a namesake elsewhere is another thing", () => {
  const own = urn(VAULT, "home");
  expect(refersTo(own, "home", vault)).toEqual([own]);
  expect(refersTo(own, vaultArn("220000000011"), vault)).toEqual([own]);
  expect(refersTo(own, `${vaultArn("220000000011")}:*`, vault)).toEqual([own]);
  expect(refersTo(own, vaultArn("999999999999"), vault)).toBe(undefined);
  expect(refersTo(own, "home-2", vault)).toBe(undefined);
  expect(refersTo(own, "eu-south-2", vault)).toBe(undefined);
});

test("a name that Pulumi made up names a thing, inside a document too, and one that the program gave doesn't", () => {
  const named = (name: string) => thing(VAULT, "home", "aws:home", { name });
  const own = urn(VAULT, "home");
  expect(refersTo(own, { input: '{"Vault":"home-fadbecd"}' }, named("home-fadbecd"))).toEqual([own]);
  expect(refersTo(own, { input: '{"Vault":"home-fadbecd1"}' }, named("home-fadbecd"))).toBe(undefined);
  expect(refersTo(own, { input: '{"Vault":"home-daily"}' }, named("home-daily"))).toBe(undefined);
});

test("a secret can't be read, so it still names what it was made from", () => {
  const sealed = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "v1:x" };
  expect(refersTo(app, sealed, ...groups)).toEqual([app]);
  const read = fromState({ deployment: { resources: [thing(RULE, "in", "sgr-1", { it: sealed })] } }, PLACE);
  expect(read.resources[0]?.inputs.it).toBe(SECRET);
});
