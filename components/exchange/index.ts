export { Exchange, type ExchangeArgs } from "./exchange.ts";
