import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openCloud } from "../../../operations/doctor/aws.ts";
import { failureOf } from "../../../operations/doctor/failure.ts";

/** What AWS's documentation shows for each call, by the word of the request that names it. */
type Replies = Readonly<Record<string, readonly [status: number, body: string | object]>>;

const xml = (name: string, inner: string) =>
  `<${name}Response><${name}Result>${inner}</${name}Result></${name}Response>`;
const refused = (code: string, message: string) =>
  `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;

const WHO = xml(
  "GetCallerIdentity",
  "<Arn>arn:aws:iam::123456789012:user/Alice</Arn><UserId>AKIAI44QH8DHBEXAMPLE</UserId><Account>123456789012</Account>",
);
const TAKEN = xml(
  "AssumeRole",
  "<Credentials><AccessKeyId>ASIAIOSFODNN7EXAMPLE</AccessKeyId><SecretAccessKey>w</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2099-07-15T23:28:33.359Z</Expiration></Credentials>",
);
const ROLE = "arn:aws:iam::220000000011:role/domicile-deployer";
const IMAGE = {
  registry: "210000000001",
  region: "eu-south-2",
  repository: "openhr/web",
  digest: `sha256:${"0".repeat(64)}`,
};

let server: Server;
let replies: Replies;
let heard: string[];
beforeEach(async () => {
  heard = [];
  server = createServer(async (request, response) => {
    const asked = `${request.url} ${request.headers["x-amz-target"] ?? ""} ${await text(request)}`;
    heard.push(`${asked} ${request.headers.authorization}`);
    const [, [status, body] = [500, "nobody expected this"]] =
      Object.entries(replies).find(([word]) => asked.includes(word)) ?? [];
    const json = typeof body === "object";
    response.writeHead(status, { "content-type": json ? "application/x-amz-json-1.1" : "text/xml" });
    response.end(json ? JSON.stringify(body) : body);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  vi.stubEnv("AWS_ENDPOINT_URL", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI");
});
afterEach(() => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  server.close();
});

const kindOf = (asked: Promise<unknown>) =>
  asked.then(
    () => "answered",
    (error) => failureOf(error).kind,
  );

describe("AWS's documented answers are understood:", () => {
  test("who you are", async () => {
    replies = { GetCallerIdentity: [200, WHO] };
    expect(await openCloud("aws").own.whoAmI()).toEqual({
      account: "123456789012",
      arn: "arn:aws:iam::123456789012:user/Alice",
    });
  });

  test("what a role sees is asked with the role's credentials, and the role is taken on once", async () => {
    replies = {
      "Action=AssumeRole": [200, TAKEN],
      GetCallerIdentity: [200, WHO],
      GetRole: [200, xml("GetRole", "<Role><RoleName>r</RoleName></Role>")],
    };
    const seat = openCloud("aws").as(ROLE);
    await seat.whoAmI();
    expect(await seat.hasRole("AWSServiceRoleForRDS")).toBe(true);
    const [first, ...rest] = heard;
    expect(first).toContain(encodeURIComponent(ROLE));
    expect(rest.map((each) => /Credential=(\w+)/.exec(each)?.[1])).toEqual([
      "ASIAIOSFODNN7EXAMPLE",
      "ASIAIOSFODNN7EXAMPLE",
    ]);
  });

  test("whether a region is opted in", async () => {
    replies = { getRegionOptStatus: [200, { RegionName: "eu-south-2", RegionOptStatus: "DISABLED" }] };
    expect(await openCloud("aws").own.optIn("eu-south-2")).toBe("DISABLED");
  });

  test("that a role doesn't exist", async () => {
    replies = { GetRole: [404, refused("NoSuchEntity", "The role with name x cannot be found.")] };
    expect(await openCloud("aws").own.hasRole("x")).toBe(false);
  });

  test.each([
    ["homes.vendor.example.", "false", true],
    ["homes.vendor.example.", "true", false],
    ["homez.vendor.example.", "false", false],
  ])("a zone %s, private: %s", async (name, hidden, there) => {
    const zone = `<HostedZone><Id>/hostedzone/Z1</Id><Name>${name}</Name><CallerReference>c</CallerReference><Config><PrivateZone>${hidden}</PrivateZone></Config></HostedZone>`;
    const rest = "<IsTruncated>false</IsTruncated><MaxItems>1</MaxItems>";
    replies = {
      hostedzonesbyname: [
        200,
        `<ListHostedZonesByNameResponse><HostedZones>${zone}</HostedZones>${rest}</ListHostedZonesByNameResponse>`,
      ],
    };
    expect(await openCloud("aws").own.hasZone("homes.vendor.example")).toBe(there);
  });

  test.each(["ImageNotFoundException", "RepositoryNotFoundException"])(
    "that an image isn't there: %s",
    async (code) => {
      replies = { DescribeImages: [400, { __type: code, message: "…" }] };
      expect(await openCloud("aws").own.hasImage(IMAGE)).toBe(false);
    },
  );

  test("an image that is there", async () => {
    replies = { DescribeImages: [200, { imageDetails: [{ registryId: IMAGE.registry, imageDigest: IMAGE.digest }] }] };
    expect(await openCloud("aws").own.hasImage(IMAGE)).toBe(true);
  });
});

describe("what AWS refuses is told apart:", () => {
  test.each([
    ["ExpiredToken", "The security token included in the request is expired", "expired"],
    ["InvalidClientTokenId", "The security token included in the request is invalid.", "invalid"],
    ["AccessDenied", "User is not authorized to perform: sts:GetCallerIdentity", "denied"],
  ])("%s", async (code, message, kind) => {
    replies = { GetCallerIdentity: [403, refused(code, message)] };
    expect(await kindOf(openCloud("aws").own.whoAmI())).toBe(kind);
  });

  test("a role that may not be taken on", async () => {
    replies = {
      "Action=AssumeRole": [403, refused("AccessDenied", `not authorized to perform: sts:AssumeRole on ${ROLE}`)],
    };
    expect(await kindOf(openCloud("aws").as(ROLE).whoAmI())).toBe("denied");
  });

  test("a right that is missing, as JSON services say it", async () => {
    replies = { DescribeImages: [400, { __type: "AccessDeniedException", Message: "not authorized" }] };
    expect(await kindOf(openCloud("aws").own.hasImage(IMAGE))).toBe("denied");
  });

  test("nobody at the other end", async () => {
    vi.stubEnv("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
    expect(await kindOf(openCloud("aws").own.whoAmI())).toBe("unreachable");
  });
});
