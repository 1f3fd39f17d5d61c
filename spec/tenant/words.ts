import { z } from "zod";
import { countryMeant, isCountry } from "../countries.ts";
import { isOrdinary, isPublic, parseAddress, parseRange, repairRange } from "../network.ts";
import { faultOfKey, PUBLIC_KEY } from "../public-key.ts";
import { isSpan } from "../span.ts";
import { hasUnseen } from "../visible.ts";

// The `error` of each word completes the sentence "write …".

const SPAN_PATTERN = "^[1-9][0-9]{0,4} (hour|day|month|year)s?$";

export const span = z
  .string()
  .refine(isSpan, { error: "a number and hours, days, months or years, such as 30 days; at most 99 years" })
  .meta({ pattern: SPAN_PATTERN, examples: ["4 hours", "30 days", "24 months", "6 years"] });

export const country = z
  .string()
  .regex(/^[A-Z]{2}$/, { error: 'a country as two capital letters, such as ES or "NO"', abort: true })
  .refine(isCountry, { error: ({ input }) => `a country of ISO 3166, such as ${countryMeant(String(input)) ?? "ES"}` })
  .meta({ examples: ["ES", "NL", "NO", "US"] });

export const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'a time of day from "00:00" to "23:59", in quotes' });

export const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
export const weekday = z.enum(weekdays);

/** One line of words for people. */
export const line = z
  .string()
  .refine((text) => /^\S(.*\S)?$/.test(text) && text.length <= 200, {
    error: "one line of text, 1 to 200 characters, with no space at its ends",
    abort: true,
  })
  .refine((text) => !hasUnseen(text), { error: "it without the characters that can't be seen" });

/** A short name of letters, digits and dashes. */
export const slug = z
  .string()
  .regex(/^[a-z](-?[a-z0-9]){1,29}$/, { error: "a short name of small letters, digits and single dashes" });

export const host = z
  .string()
  .regex(/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/, {
    error: "a host name in small letters, such as rrhh.almendro.example, with no https:// and no path",
  });

export const address = z.string().refine((text) => isPublic(parseAddress(text) ?? 0), {
  error: "one public address, such as 203.0.113.10",
});

/** An address that one host can have, behind a VPN or elsewhere. */
export const hostAddress = z.string().refine((text) => isOrdinary(lone(parseAddress(text) ?? 0)), {
  error: "one address, such as 10.20.0.53",
});

const lone = (address: number) => ({ first: address, last: address, prefix: 32 });

const NOWHERE = { first: 0, last: 0, prefix: 32 };

/** A network no wider than `widest` bits of prefix. */
export function network(widest: number) {
  return z
    .string()
    .refine((text) => parseRange(text) !== null, {
      error: ({ input }) =>
        `a network such as ${repairRange(String(input)) ?? "10.20.0.0/16"}, with nothing set behind its prefix`,
      abort: true,
    })
    .refine((text) => (parseRange(text)?.prefix ?? 32) >= widest, {
      error: `a network no wider than /${widest}`,
      abort: true,
    })
    .refine((text) => isOrdinary(parseRange(text) ?? NOWHERE), {
      error: "a network that hosts can be in, not one that is reserved",
    });
}

export const place = z
  .union([z.enum(["in-country", "nearest-allowed"]), country], {
    error: "in-country, nearest-allowed or a country as two capital letters",
  })
  .meta({ examples: ["in-country", "nearest-allowed", "IE"] });

/** A path of folders without a way out of it. */
export const folder = z.string().regex(/^[a-z0-9][a-z0-9-]*(\/[a-z0-9][a-z0-9-]*){0,4}$/, {
  error: "a folder such as in/zorg: small letters, digits, dashes and slashes",
});

/** A public key as SSH writes it, without a comment. */
export const publicKey = z
  .string()
  .refine((text) => faultOfKey(text) === null, { error: ({ input }) => faultOfKey(String(input)) ?? "another key" })
  .meta({ pattern: PUBLIC_KEY });

export const email = z
  .email({ error: "an address such as privacy@almendro.example", abort: true })
  .max(254, { error: "an address of at most 254 characters" });

/** A list in which nothing stands twice. */
export function distinct<T extends z.ZodType<string>>(each: T) {
  return z.array(each).refine((list) => new Set(list).size === list.length, { error: "each of them once" });
}

/** Day of a contract: from this century or the next, so that a slip of the finger is noticed. */
export const day = z.iso
  .date({ error: "a date such as 2026-12-01", abort: true })
  .refine((text) => /^2[01]/.test(text), { error: "a date from 2000-01-01 to 2199-12-31" });
