import type { Finding } from "../problem.ts";
import { finding, type Sections } from "./finding.ts";

const PERSON = /^[a-z]+\.[a-z]+(\.[a-z]+)?@/i;

/** Contacts are functions: an address of the form first.last@ is a person's, and people leave. */
export function checkContacts({ contacts }: Sections): Finding[] {
  if (!contacts) return [];
  return Object.entries(contacts)
    .filter(([, address]) => PERSON.test(address))
    .map(([role, address]) => {
      const say = `${address} looks like a person's address; write one of a function, such as ${role}@${address.split("@")[1]} (join its words with a dash if it has several).`;
      return finding(`contacts.${role}`, address, "an address of a function", say);
    });
}
