import { userInfo } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { userFolder } from "../../operations/user-folder.ts";

afterEach(() => vi.unstubAllEnvs());

test.each([
  ["/elsewhere", "/home/ana", "/elsewhere/domicile"],
  ["", "/home/ana", "/home/ana/.config/domicile"],
  ["not/absolute", "/home/ana", "/home/ana/.config/domicile"],
  ["", "not/absolute", join(userInfo().homedir, ".config", "domicile")],
  ["", "", join(userInfo().homedir, ".config", "domicile")],
])("with XDG_CONFIG_HOME=%s and HOME=%s what is a user's own lies in %s", (given, home, folder) => {
  vi.stubEnv("HOME", home);
  expect(userFolder("XDG_CONFIG_HOME", { XDG_CONFIG_HOME: given })).toBe(folder);
});
