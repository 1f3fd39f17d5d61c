export { Mail, type MailArgs } from "./mail.ts";
