/** A file that cannot be imported at all. The message says in whole sentences what is wrong and what to do. */
export class Refusal extends Error {}
