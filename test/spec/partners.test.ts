import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Project } from "./given.ts";

const KADE = "tenants/kade.yaml";
const ENERGIE = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFUHSZuuRYZA4uGfukPkM8L/60lVGmG7yQ+wMvj/r/W4";
const WEAK =
  "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQDU9dtePsyzWAe/lUO2kiyfMgohnZTdpSHZTU6a1hiIWPRbH2TkvnBK2K5vVoN9QZFnxzbJcC+iYNmRYpgN4PrTSpzLW0/TkZwLTuyEQQbwLME/HLidzU6XTqPWsqR/NWDk9bWA3TJYAkDwubDSxrjLCqhb/TlZ1Stu6616PDWvnQ==";
const RSA =
  "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQDXyHZAmH8h/yCHjKG/JTu3gNRhPZe1Yr2tL0v7g3Z55pZ+RwGz6TF+NjciEI8/jaaHqOOitvXmH1xMAYbiOkXOv4lkXbzNcR3Gq0NxHbx6R/UcufgYfIqvbkLUpx7ZM3oXMxDIVdy3GyqxBA03zm2TolY271PXLR9bS1aVDv4DfNQXXLKsx9yCINPwD5fGaf6FdJ+ESFmEFAQtSDIxsDvsyo39DWeLsM9xIURVrWxMxbDoCocWVFIaSPA7b9SU8H9eccHpqXYh36d0TvKx45UVR9V897mgXrY4vg6N+3j3m/9vWSxm+I9ejjJPzxfoYydUyvRL4mgXnKAtHOiaWoWyH69KF6U1H3PUu5apYGybOn4i46J9MlKkxZSwKh/I6hB+rYdt0WrrOljTD9b1nKZv4Gs+nNkb+RC5QY1laHwfFRdXui9MfxwY18dudQMBXUDRCaf3VQG9w2xJioJR/ZlMw0M4J24nIG4mfuUXHT3BfnQZGjbtOx1tA04iO2YAIC0=";
const ECDSA =
  "ecdsa-sha2-nistp384 AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBGzduD3nhamTRF5ABCpB1DuVmQ79GC8VwRdT8D1N6utn0alXRQXQUwJtdJNfM9Jp6KmBp3e16SJk/Iy5/vgFm2SDgvEss8ra48DeEFHdRjhs0/3v+U3QMEg7hsm7AogK3A==";

let project: Project;
beforeEach(() => {
  project = new Project();
});
afterEach(() => project.remove());

const says = (from: string, to: string) => project.edit(KADE, from, to).says("kade");
const withKey = (key: string) => says(ENERGIE, key);

describe("the key of a partner", () => {
  test.each([
    ["RSA of 3072 bits", RSA],
    ["on a curve", ECDSA],
  ])("may be %s", (_, key) => {
    expect(withKey(key)).toEqual([]);
  });

  test("may come later: until then the partner can't sign in", () => {
    expect(says(`      keys: [${ENERGIE}]\n`, "")).toEqual([]);
    expect(project.load("kade").tenant.connections.sftp[0]?.keys).toEqual([]);
  });

  const WHAT =
    "a public key, as ssh-keygen writes it to a file that ends in .pub: ssh-ed25519, ecdsa-sha2-nistp256, ecdsa-sha2-nistp384, ecdsa-sha2-nistp521, ssh-rsa, then the key";
  test.each([
    ["one that was cut off", ENERGIE.slice(0, -4), WHAT],
    ["one of another kind than it says", ENERGIE.replace("ssh-ed25519", "ssh-rsa"), WHAT],
    ["DSA", ENERGIE.replace("ssh-ed25519", "ssh-dss"), WHAT],
    ["RSA of 1024 bits", WEAK, "an RSA key of 2048 to 4096 bits, or an ssh-ed25519 key"],
    [
      "one that names a person",
      `${ENERGIE} jan@energie`,
      "the key without the comment behind it, which often names a person",
    ],
    [
      "one with two spaces",
      `"${ENERGIE.replace(" ", "  ")}"`,
      "the key's kind, one space and the key, and nothing around them",
    ],
  ])("can't be %s", (_, key, write) => {
    expect(withKey(key)).toEqual([expect.stringMatching(/^connections\.sftp\.0\.keys\.0 is /)]);
    expect(project.problems("kade")[0]?.allowed).toBe(write);
  });

  test("is never shown when it is the private one", () => {
    const secret = "b3BlbnNzaC1rZXktdjEAAAAABG5vbmU";
    expect(withKey(`"-----BEGIN OPENSSH PRIVATE KEY-----\\n${secret}"`)).toEqual([
      `connections.sftp.0.keys.0 is "a private key"; write ${WHAT}.`,
    ]);
  });
});

describe("partners", () => {
  test("come from the internet, not from private networks", () => {
    expect(says("192.0.2.16/28", "10.4.0.0/16")).toEqual([
      "connections.sftp.0.addresses.0: 10.4.0.0/16 is private, and partners come from the internet; write the public addresses that they come from.",
    ]);
  });

  test("never come from everywhere", () => {
    expect(says("192.0.2.16/28", "0.0.0.0/0")).toEqual([
      'connections.sftp.0.addresses.0 is "0.0.0.0/0"; write a network no wider than /16.',
    ]);
  });

  test("come from no more networks than the entrance has room for", () => {
    const twelve = Array.from({ length: 12 }, (_, at) => `198.51.100.${at}/32`).join(", ");
    expect(says("192.0.2.16/28", twelve)).toEqual([
      "connections.sftp: partners come from 13 networks together and the entrance has room for 12; write fewer, each as wide as needed.",
    ]);
  });

  test("see no folder of another", () => {
    expect(says("folder: in/zorg", "folder: in/energie/zorg")).toEqual([
      "connections.sftp.1.folder: energie-voorbeeld would see in/energie/zorg, which lies in its folder in/energie; write a folder beside it.",
    ]);
  });

  test("have names by which they can sign in", () => {
    expect(says("partner: energie-voorbeeld", "partner: en")).toEqual([
      'connections.sftp.0.partner is "en"; write a short name of at least 3 characters.',
    ]);
  });
});
